import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Person } from "../person.ts";

/** 一覧にいない人: active members who are not among `knownIds`. */
export function findAbsent({ tx, insurerId }: Scope, knownIds: readonly string[]): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    select m."id", m."symbol", m."number", m."branch", m."kind"::text as "kind", m."name", m."kana" from "Member" m
    left join unnest(${[...knownIds]}::uuid[]) as known("id") on known."id" = m."id"
    where m."insurerId" = ${insurerId}::uuid and m."state" = 'active' and known."id" is null
    order by m."symbol", m."number", m."branch"`;
}
