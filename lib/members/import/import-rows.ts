import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { columnOfDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";
import { disableMembers } from "../disable-members.ts";
import type { Person } from "../person.ts";
import { type Decisions, DoubtNotes, type Doubts, openDoubts } from "./doubts.ts";
import { findAbsent } from "./find-absent.ts";
import type { ZeroLed } from "./find-existing.ts";
import { type ImportProblem, UnreadableFile } from "./import-problem.ts";
import { type GoodRow, type JudgedRow, type Judging, judgeBatch } from "./judge-batch.ts";
import { membersMeant } from "./meant-by-bad-rows.ts";
import { type MemberFile, readBatches } from "./read-batches.ts";
import { type WrittenRow, writeBatch } from "./write-batch.ts";

/** How a file is taken. */
export type ImportRules = {
  /** Judges and counts, and writes nothing. */
  isDryRun: boolean;
  skipsBadRows: boolean;
  /** 「この一覧にいない人は資格喪失にする」 */
  disablesAbsent: boolean;
  decisions: Decisions;
};

/** What the caller makes of the rows as they pass. */
export type ImportListener = {
  onProblem?: (problem: ImportProblem) => void;
  /** @param share of the file, 0 to 1 */
  onProgress?: (share: number, rows: number) => void;
  onJudged?: (rows: readonly JudgedRow[]) => Promise<void>;
  /** The rows of one batch, with what was written of them; not in a dry run. */
  onWritten?: (judged: readonly JudgedRow[], written: readonly WrittenRow[]) => Promise<void>;
  onAbsent?: (members: readonly Person[]) => Promise<void>;
};

const noCounts = () => ({
  ...{ rows: 0, created: 0, updated: 0, unchanged: 0, disabled: 0 },
  ...{ issued: 0, bad: 0, restored: 0, absent: 0, leavers: 0 },
});

/** `leavers` are those of `disabled` who were members until now. */
export type ImportCounts = ReturnType<typeof noCounts>;

/** Rolls the transaction back: bad rows, or a doubt that nobody has answered. */
export class ImportRefused extends Error {
  readonly code: "bad-rows" | "open-doubts";
  readonly doubts: Doubts;

  constructor(code: ImportRefused["code"], doubts: Doubts) {
    super(code);
    this.code = code;
    this.doubts = doubts;
  }
}

/** From this row on, see planForMany. */
const MANY_ROWS = 2_000;
const DISABLE_AT_ONCE = 500;

type Run = ImportRules & {
  listener: ImportListener;
  counts: ImportCounts;
  judging: Judging;
  /** Disabled at the end: until the commit their audit events block all others of the insurer. */
  disabledIds: string[];
  /** Members whom the file has. */
  knownIds: string[];
  /** Bad rows that may mean anybody. */
  unnamed: number;
};

const isGood = (entry: JudgedRow): entry is JudgedRow & GoodRow => entry.row !== null;

function count(run: Run, good: readonly GoodRow[], judged: readonly JudgedRow[]): void {
  const { counts } = run;
  counts.rows += judged.length;
  counts.bad += judged.length - good.length;
  for (const { plan, existing } of good) {
    counts[plan.outcome] += 1;
    if (plan.isRestored) counts.restored += 1;
    if (plan.outcome === "disabled" && existing) counts.leavers += 1;
    if (plan.needsCredential) counts.issued += 1;
    if (existing) run.knownIds.push(existing.id);
  }
}

/** Only where who is not in the file loses their 資格. */
async function noteMeant(scope: Scope, run: Run, judged: readonly JudgedRow[]): Promise<void> {
  const bad = judged.filter(({ row }) => row === null).map(({ cells }) => cells);
  const { ids, unnamed } = await membersMeant(scope, bad, run.judging.zeroLed);
  run.knownIds.push(...ids);
  run.unnamed += unnamed;
}

async function takeBatch(scope: Scope, run: Run, judged: readonly JudgedRow[]): Promise<void> {
  for (const { problems } of judged) for (const problem of problems) run.listener.onProblem?.(problem);
  const good = judged.filter(isGood);
  count(run, good, judged);
  if (run.disablesAbsent) await noteMeant(scope, run, judged);
  await run.listener.onJudged?.(judged);
  // Nothing will be saved: only judges the rest of the file.
  if (run.isDryRun || (run.counts.bad > 0 && !run.skipsBadRows)) return;
  const written = await writeBatch(scope, good);
  for (const { plan, memberId, existing } of written) {
    if (plan.outcome === "disabled") run.disabledIds.push(memberId);
    if (!existing) run.knownIds.push(memberId);
  }
  await run.listener.onWritten?.(judged, written);
}

/**
 * The check of a foreign key keeps a plan. One made for an insurer that statistics know as tiny reads all its members
 * for each new one: 100,000 rows would take an hour. So the first rows are planned one by one, and the rest with a plan
 * for any insurer, which goes by the primary key.
 */
async function planForMany({ tx }: Scope, rows: number): Promise<void> {
  if (rows === 0) await tx.$executeRaw`set local plan_cache_mode = force_custom_plan`;
  else await tx.$executeRaw`set local plan_cache_mode = force_generic_plan`;
}

async function readAll(scope: Scope, run: Run, file: MemberFile): Promise<void> {
  await planForMany(scope, 0);
  // Without statistics of the new rows, a scan or a sort of all members would be planned for each batch.
  await scope.tx.$executeRaw`set local enable_seqscan = off`;
  await scope.tx.$executeRaw`set local enable_sort = off`;
  let isForMany = false;
  for await (const { rows, progress } of readBatches(file)) {
    await takeBatch(scope, run, await judgeBatch(scope, rows, run.judging));
    if (!isForMany && run.counts.rows >= MANY_ROWS) {
      await planForMany(scope, run.counts.rows);
      isForMany = true;
    }
    run.listener.onProgress?.(progress, run.counts.rows);
  }
  if (run.counts.rows === 0) throw new UnreadableFile({ line: null, column: null, code: "file-empty" });
}

/** Disables the file's leavers, and with `disablesAbsent` who is not in it. */
async function endDisabled(scope: Scope, run: Run, absent: readonly Person[]): Promise<void> {
  const ids = [...run.disabledIds, ...absent.map(({ id }) => id)];
  if (ids.length === 0) return;
  for (let start = 0; start < ids.length; start += DISABLE_AT_ONCE) {
    await disableMembers(scope, { memberIds: ids.slice(start, start + DISABLE_AT_ONCE) });
  }
  // Stamped with the import's moment like all that it writes: whatever is later is somebody else's.
  const today = columnOfDate(dayInJapan(scope.now));
  await scope.tx.$executeRaw`
    update "Member" set "updatedAt" = ${scope.now},
      "disqualifiedOn" = case when "id" = any(${absent.map(({ id }) => id)}::uuid[]) then ${today}::date else "disqualifiedOn" end
    where "insurerId" = ${scope.insurerId}::uuid and "id" = any(${ids}::uuid[])`;
}

type CountedMembers = Pick<Judging, "hasMembers" | "numberWidth"> & { active: number } & ZeroLed;

async function begin({ tx, insurerId }: Scope, rules: ImportRules, listener: ImportListener) {
  await holdName(tx, `members.import:${insurerId}`);
  const [members] = await tx.$queryRaw<[CountedMembers]>`
    select count(*) filter (where "state" = 'active')::int as "active", count(*) > 0 as "hasMembers",
      case when min(length("number")) = max(length("number")) then min(length("number")) end as "numberWidth",
      coalesce(array_agg(distinct length("symbol")) filter (where starts_with("symbol", '0')), '{}') as "symbols",
      coalesce(array_agg(distinct length("number")) filter (where starts_with("number", '0')), '{}') as "numbers"
    from "Member" where "insurerId" = ${insurerId}::uuid`;
  const { active, symbols, numbers, ...counted } = members;
  const seen = { keys: new Map<string, number>(), loginIds: new Map<string, number>() };
  const zeroLed = { symbols, numbers };
  const judging = { ...seen, ...counted, zeroLed, decisions: rules.decisions, notes: new DoubtNotes() };
  const run: Run = { ...rules, listener, counts: noCounts(), judging, disabledIds: [], knownIds: [], unnamed: 0 };
  return { run, active };
}

/**
 * Imports an insurer's list of members (spec §10) in the caller's transaction: all rows, or with `skipsBadRows` all good
 * ones. New members get temporary credentials; existing ones are updated, never reset; those who have lost 資格 are
 * disabled. Memory is bounded except for a key and an id for each member.
 * @returns the counts, and what looks like a mistake; a dry run has the same ones
 * @throws UnreadableFile; ImportRefused, which the caller's transaction must not survive
 */
export async function importRows(
  scope: Scope,
  { file, rules, detail }: { file: MemberFile; rules: ImportRules; detail?: Record<string, string> },
  listener: ImportListener,
): Promise<{ counts: ImportCounts; doubts: Doubts }> {
  const { run, active } = await begin(scope, rules, listener);
  const { counts, judging } = run;
  await readAll(scope, run, file);
  const absent = rules.disablesAbsent ? await findAbsent(scope, run.knownIds) : [];
  counts.absent = absent.length;
  if (absent.length > 0) await listener.onAbsent?.(absent);
  const doubts = judging.notes.result({ ...counts, members: active, unnamed: run.unnamed });
  if (rules.isDryRun) return { counts, doubts };
  if (counts.bad > 0 && !rules.skipsBadRows) throw new ImportRefused("bad-rows", doubts);
  if (openDoubts(doubts, rules.decisions).length > 0) throw new ImportRefused("open-doubts", doubts);
  await endDisabled(scope, run, absent);
  await recordAudit(scope, { action: "members.import", result: "success", detail: { ...counts, ...detail } });
  return { counts, doubts };
}
