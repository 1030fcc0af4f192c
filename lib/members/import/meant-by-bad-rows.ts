import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { withZeros, type ZeroLed } from "./find-existing.ts";
import type { MemberCells } from "./member-row.ts";
import { readMemberName } from "./read-member-row.ts";

/** Active members who are in the file, though their rows cannot be taken. */
export type MeantMembers = {
  ids: string[];
  /** Rows without a readable 記号 or 番号: they may mean anybody. */
  unnamed: number;
};

/**
 * Whom rows with a mistake mean, by their 記号・番号・枝番, with and without zeros that a spreadsheet drops; without a
 * readable 枝番 the whole household. So nobody is taken for one who is not in the file because of a mistake in their row.
 */
export async function membersMeant(
  { tx, insurerId }: Scope,
  rows: readonly MemberCells[],
  { symbols, numbers }: ZeroLed,
): Promise<MeantMembers> {
  const names = rows.flatMap((cells) => readMemberName(cells) ?? []);
  const unnamed = rows.length - names.length;
  if (names.length === 0) return { ids: [], unnamed };
  const wanted = names.flatMap(({ symbol, number, branch }) =>
    withZeros(symbol, symbols).flatMap((each) =>
      withZeros(number, numbers).map((padded) => ({ symbol: each, number: padded, branch })),
    ),
  );
  // Looked up one by one, as find-existing.ts does: statistics do not know whom this transaction has made.
  const found = await tx.$queryRaw<{ id: string }[]>`
    select m."id" from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as wanted("symbol" text, "number" text, "branch" text)
    cross join lateral (select "id", "branch" from "Member"
      where "insurerId" = ${insurerId}::uuid and ("symbol", "number") = (wanted."symbol", wanted."number")
      order by "branch" limit 100) m
    where m."branch" = coalesce(wanted."branch", m."branch")`;
  return { ids: found.map(({ id }) => id), unnamed };
}
