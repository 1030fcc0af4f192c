import "server-only";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { type ExistingMember, findExisting } from "./find-existing.ts";
import type { ImportProblem } from "./import-problem.ts";
import { type MemberCells, type MemberRow, memberKey } from "./member-row.ts";
import { readMemberRow } from "./read-member-row.ts";

/** A row of the file, by column; `hasExtraCells` when it is wider than the heading. */
export type RawRow = { line: number; cells: MemberCells; hasExtraCells: boolean };

export type JudgedRow = { line: number; cells: MemberCells } & (
  | { row: MemberRow; existing: ExistingMember | undefined; problems: [] }
  | { row: null; problems: ImportProblem[] }
);

/** The first row of each 記号・番号・枝番 and 仮ユーザID. */
export type SeenInFile = { keys: Map<string, number>; loginIds: Map<string, number> };

/** Records the first row of `value`. @returns the earlier row, if there was one */
function earlierLine(seen: Map<string, number>, value: string, line: number): number | undefined {
  const firstLine = seen.get(value);
  if (firstLine === undefined) seen.set(value, line);
  return firstLine;
}

function repetitions(seen: SeenInFile, row: MemberRow, line: number): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const sameKey = earlierLine(seen.keys, memberKey(row), line);
  if (sameKey !== undefined) problems.push({ line, column: "番号", code: "row-repeated", firstLine: sameKey });
  const sameId = row.loginId === null ? undefined : earlierLine(seen.loginIds, row.loginId, line);
  if (sameId !== undefined) problems.push({ line, column: "仮ユーザID", code: "login-id-repeated", firstLine: sameId });
  return problems;
}

function judgeAlone({ line, cells, hasExtraCells }: RawRow, seen: SeenInFile, today: Date) {
  if (hasExtraCells) return { row: null, problems: [{ line, column: null, code: "too-many-cells" as const }] };
  const { row, problems } = readMemberRow(cells, today);
  if (!row) return { row, problems: problems.map((problem) => ({ line, ...problem })) };
  const repeated = repetitions(seen, row, line);
  return repeated.length > 0 ? { row: null, problems: repeated } : { row, problems: [] as [] };
}

/** The owners of user IDs that new rows ask for. */
async function takenLoginIds(tx: InsurerTransaction, rows: readonly MemberRow[]): Promise<Set<string>> {
  const wanted = rows.flatMap(({ loginId }) => loginId ?? []);
  const found = await tx.member.findMany({ where: { loginId: { in: wanted } }, select: { loginId: true } });
  return new Set(found.map(({ loginId }) => loginId));
}

/** Judges rows by themselves, against earlier rows, and against the insurer's members. */
export async function judgeBatch(scope: Scope, batch: readonly RawRow[], seen: SeenInFile): Promise<JudgedRow[]> {
  const alone = batch.map((raw) => ({ raw, ...judgeAlone(raw, seen, scope.now) }));
  const readable = alone.flatMap(({ row }) => row ?? []);
  const existing = await findExisting(scope, readable);
  const taken = await takenLoginIds(
    scope.tx,
    readable.filter((row) => !existing.has(memberKey(row))),
  );
  return alone.map(({ raw: { line, cells }, row, problems }): JudgedRow => {
    if (!row) return { line, cells, row, problems };
    const found = existing.get(memberKey(row));
    if (found || row.loginId === null || !taken.has(row.loginId)) {
      return { line, cells, row, existing: found, problems: [] };
    }
    return { line, cells, row: null, problems: [{ line, column: "仮ユーザID", code: "login-id-taken" }] };
  });
}
