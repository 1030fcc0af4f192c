import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

export type AbsentMember = {
  id: string;
  symbol: string;
  number: string;
  branch: string;
  kind: "insured" | "dependent";
  name: string | null;
  kana: string;
};

/** 一覧にいない人: active members who are not among `knownIds`. */
export function findAbsent({ tx, insurerId }: Scope, knownIds: readonly string[]): Promise<AbsentMember[]> {
  return tx.$queryRaw<AbsentMember[]>`
    select m."id", m."symbol", m."number", m."branch", m."kind"::text as "kind", m."name", m."kana" from "Member" m
    left join unnest(${[...knownIds]}::uuid[]) as known("id") on known."id" = m."id"
    where m."insurerId" = ${insurerId}::uuid and m."state" = 'active' and known."id" is null
    order by m."symbol", m."number", m."branch"`;
}
