import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { dayInJapan } from "#lib/typed-text/calendar-date.ts";
import type { Decisions, DoubtNotes } from "./doubts.ts";
import { type ExistingMember, findExisting, findWithoutZeros, type ZeroLed } from "./find-existing.ts";
import type { ImportProblem } from "./import-problem.ts";
import { MEMBER_COLUMNS, type MemberCells, type MemberRow, memberKey } from "./member-row.ts";
import { planRow, type RowPlan } from "./plan-row.ts";
import { readMemberRow } from "./read-member-row.ts";
import { takenLoginIds } from "./taken-login-ids.ts";

/** A row of the file, by column; `hasExtraCells` when it is wider than the heading. */
export type RawRow = { line: number; cells: MemberCells; hasExtraCells: boolean };

export type GoodRow = { line: number; row: MemberRow; existing: ExistingMember | undefined; plan: RowPlan };

export type JudgedRow = { line: number; cells: MemberCells } & (
  | (GoodRow & { problems: [] })
  | { row: null; problems: ImportProblem[] }
);

/** What is remembered of earlier rows, and what the clerk has decided about all. */
export type Judging = {
  /** The first row of each 記号・番号・枝番 and 仮ユーザID. */
  keys: Map<string, number>;
  loginIds: Map<string, number>;
  decisions: Decisions;
  notes: DoubtNotes;
  /** Before the import: without any, no zeros can be missing. */
  hasMembers: boolean;
  /** Before the import, too. */
  zeroLed: ZeroLed;
  /** As long as every 番号 of the insurer is; null when they differ. */
  numberWidth: number | null;
};

/** Records the first row of `value`. @returns the earlier row, if there was one */
function earlierLine(seen: Map<string, number>, value: string, line: number): number | undefined {
  const firstLine = seen.get(value);
  if (firstLine === undefined) seen.set(value, line);
  return firstLine;
}

function repetitions({ keys, loginIds }: Judging, row: MemberRow, line: number): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const sameKey = earlierLine(keys, memberKey(row), line);
  if (sameKey !== undefined) problems.push({ line, column: "番号", code: "row-repeated", firstLine: sameKey });
  const sameId = row.loginId === null ? undefined : earlierLine(loginIds, row.loginId, line);
  if (sameId !== undefined) problems.push({ line, column: "仮ユーザID", code: "login-id-repeated", firstLine: sameId });
  return problems;
}

type Alone = { raw: RawRow } & ({ row: MemberRow; problems: [] } | { row: null; problems: ImportProblem[] });

function judgeAlone(raw: RawRow, judging: Judging, today: Date): Alone {
  const { line, cells, hasExtraCells } = raw;
  if (hasExtraCells) return { raw, row: null, problems: [{ line, column: null, code: "too-many-cells" }] };
  const damaged = MEMBER_COLUMNS.filter((column) => cells[column].includes("\ufffd"));
  if (damaged.length > 0) {
    return { raw, row: null, problems: damaged.map((column) => ({ line, column, code: "bad-character" })) };
  }
  const { row, problems } = readMemberRow(cells, today);
  if (!row) return { raw, row, problems: problems.map((problem) => ({ line, ...problem })) };
  const repeated = repetitions(judging, row, line);
  if (repeated.length > 0) return { raw, row: null, problems: repeated };
  const isPrinted = row.eligibility?.delivery === "certificate";
  for (const column of MEMBER_COLUMNS) judging.notes.text(line, column, { text: cells[column], isPrinted });
  return { raw, row, problems: [] };
}

const numberOf = ({ symbol, number, branch }: MemberRow | ExistingMember) => `${symbol}-${number}-${branch}`;

/** Gives rows their zeros back, or notes that they seem to be missing. Adds to `existing` whom it finds. */
async function mindZeros(
  scope: Scope,
  judging: Judging,
  { alone, existing }: { alone: readonly Alone[]; existing: Map<string, ExistingMember> },
): Promise<Alone[]> {
  const unknown = alone.flatMap(({ row }) => (row && !existing.has(memberKey(row)) ? [row] : []));
  const people = await findWithoutZeros(scope, unknown, judging.zeroLed);
  return alone.map((entry) => {
    const { raw, row } = entry;
    if (!row || existing.has(memberKey(row))) return entry;
    const person = people.get(memberKey(row));
    if (person) judging.notes.zeros(raw.line, numberOf(row), numberOf(person));
    if (judging.decisions.zeros !== "pad") return entry;
    const number = row.number.padStart(judging.numberWidth ?? 0, "0");
    const padded = { ...row, ...(person ? { symbol: person.symbol, number: person.number } : { number }) };
    if (memberKey(padded) === memberKey(row)) return entry;
    const firstLine = earlierLine(judging.keys, memberKey(padded), raw.line);
    if (firstLine !== undefined) {
      return { raw, row: null, problems: [{ line: raw.line, column: "番号", code: "row-repeated", firstLine }] };
    }
    if (person) existing.set(memberKey(person), person);
    return { raw, row: padded, problems: [] };
  });
}

/** Judges rows by themselves, against earlier rows, and against the insurer's members. */
export async function judgeBatch(scope: Scope, batch: readonly RawRow[], judging: Judging): Promise<JudgedRow[]> {
  const day = dayInJapan(scope.now);
  const asTyped = batch.map((raw) => judgeAlone(raw, judging, scope.now));
  const existing = await findExisting(
    scope,
    asTyped.flatMap(({ row }) => row ?? []),
  );
  const alone = judging.hasMembers ? await mindZeros(scope, judging, { alone: asTyped, existing }) : asTyped;
  const readable = alone.flatMap(({ row }) => row ?? []);
  const asked = readable.flatMap((row) => (existing.has(memberKey(row)) ? [] : (row.loginId ?? [])));
  const taken = await takenLoginIds(scope, asked);
  return alone.map(({ raw: { line, cells }, row, problems }): JudgedRow => {
    if (!row) return { line, cells, row, problems };
    const found = existing.get(memberKey(row));
    if (!found && row.loginId !== null && taken.has(row.loginId)) {
      return { line, cells, row: null, problems: [{ line, column: "仮ユーザID", code: "login-id-taken" }] };
    }
    const plan = planRow(row, found, day);
    if (plan.isRestored) judging.notes.restored(line, `${row.name ?? row.kana}（${numberOf(row)}）`);
    const isLeft = plan.isRestored && judging.decisions.restored === "skip";
    const left: RowPlan = { ...plan, outcome: "unchanged", isRestored: false, changes: [], needsCredential: false };
    return { line, cells, row, existing: found, plan: isLeft ? left : plan, problems: [] };
  });
}
