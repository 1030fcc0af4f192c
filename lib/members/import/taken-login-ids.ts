import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/** Which of these user IDs somebody has: one look into the index for each, whatever the statistics say. */
export async function takenLoginIds({ tx, insurerId }: Scope, loginIds: readonly string[]): Promise<Set<string>> {
  if (loginIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ loginId: string }[]>`
    select wanted."loginId" from unnest(${[...loginIds]}::text[]) as wanted("loginId")
    cross join lateral (select m."loginId" from "Member" m
      where m."insurerId" = ${insurerId}::uuid and m."loginId" >= wanted."loginId" order by m."loginId" limit 1) as taken
    where taken."loginId" = wanted."loginId"`;
  return new Set(rows.map(({ loginId }) => loginId));
}
