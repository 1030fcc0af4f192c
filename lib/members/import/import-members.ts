import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { disableMembers } from "../disable-members.ts";
import { type ImportProblem, UnreadableFile } from "./import-problem.ts";
import { type JudgedRow, judgeBatch, type SeenInFile } from "./judge-batch.ts";
import { readBatches } from "./read-batches.ts";
import { openResultFile, type ResultFile } from "./result-file.ts";
import { resultRows } from "./result-rows.ts";
import { type WrittenRow, writeBatch } from "./write-batch.ts";

export type ImportOptions = {
  path: string;
  /** The file for the temporary credentials, which cannot be shown again; a dry run does not write it. */
  resultPath: string;
  isDryRun: boolean;
  skipsBadRows: boolean;
};

export type ImportListener = {
  onProblem: (problem: ImportProblem) => void;
  /** @param share of the file, 0 to 1 */
  onProgress: (share: number, rows: number) => void;
};

export type ImportCounts = Record<WrittenRow["outcome"] | "rows" | "issued" | "bad", number>;
export type ImportFailure = "bad-file" | "bad-rows" | "result-exists" | "changed-meanwhile";

/** 100,000 rows take a minute; an hour is for slow disks. */
const TIMEOUT_SECONDS = 3600;
const DISABLE_AT_ONCE = 500;

/** Rolls the transaction back. */
class RolledBack extends Error {}

type Run = {
  options: ImportOptions;
  listener: ImportListener;
  counts: ImportCounts;
  seen: SeenInFile;
  /** Disabled at the end: until the commit their audit events block all others of the insurer. */
  disabledIds: string[];
  resultFile: ResultFile | null;
};

async function takeBatch(scope: Scope, run: Run, judged: readonly JudgedRow[]): Promise<void> {
  const { counts, options } = run;
  for (const { problems } of judged) for (const problem of problems) run.listener.onProblem(problem);
  const good = judged.filter((entry) => entry.row !== null);
  counts.rows += judged.length;
  counts.bad += judged.length - good.length;
  // Nothing will be saved: only judges the rest of the file.
  if (counts.bad > 0 && !options.skipsBadRows) return;

  const written = await writeBatch(scope, good);
  for (const { outcome, credential, memberId } of written) {
    counts[outcome] += 1;
    if (credential) counts.issued += 1;
    if (outcome === "disabled") run.disabledIds.push(memberId);
  }
  await run.resultFile?.append(resultRows(judged, written));
}

async function endDisabled(scope: Scope, run: Run): Promise<void> {
  for (let start = 0; start < run.disabledIds.length; start += DISABLE_AT_ONCE) {
    const memberIds = run.disabledIds.slice(start, start + DISABLE_AT_ONCE);
    await disableMembers(scope, { memberIds });
  }
}

/** Which file it was, as `sha256sum` says it. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

async function importInTransaction(scope: Scope, run: Run): Promise<void> {
  const { options, counts } = run;
  await holdName(scope.tx, `members.import:${scope.insurerId}`);
  // A foreign key's check keeps its plan from when the insurer had no members, which may scan all of them for each row:
  // 100,000 rows would take an hour.
  await scope.tx.$executeRaw`set local plan_cache_mode = force_custom_plan`;
  for await (const { rows, progress } of readBatches(options.path)) {
    await takeBatch(scope, run, await judgeBatch(scope, rows, run.seen));
    run.listener.onProgress(progress, counts.rows);
  }
  if (counts.rows === 0) throw new UnreadableFile({ line: null, column: null, code: "file-empty" });
  if (options.isDryRun || (counts.bad > 0 && !options.skipsBadRows)) throw new RolledBack();
  await endDisabled(scope, run);
  const file = { file: basename(options.path), sha256: await sha256Of(options.path) };
  await recordAudit(scope, { action: "members.import", result: "success", detail: { ...counts, ...file } });
  await run.resultFile?.finish();
}

/** What a failed import reports to the clerk; throws unexpected errors. */
function outcomeOfFailure(error: unknown, { counts, options, listener }: Run): Result<ImportCounts, ImportFailure> {
  if (error instanceof RolledBack) return counts.bad > 0 && !options.isDryRun ? fail("bad-rows") : ok(counts);
  if (error instanceof UnreadableFile) {
    error.problems.forEach(listener.onProblem);
    return fail("bad-file");
  }
  // The unique indexes: a member chose a user ID that the file has.
  const isCollision = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
  if (isCollision) return fail("changed-meanwhile");
  throw error;
}

/**
 * Imports an insurer's CSV of members (spec §10) in one transaction: all rows, or with `skipsBadRows` all good ones, or
 * none. New members get temporary credentials; existing ones are updated, never reset; those who have lost 資格 are
 * disabled. A dry run does the same and rolls back, so its counts are real. Memory is bounded except for one number for
 * each member.
 */
export async function importMembers(
  context: RequestContext,
  options: ImportOptions,
  listener: ImportListener,
): Promise<Result<ImportCounts, ImportFailure>> {
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, disabled: 0, issued: 0, bad: 0 };
  const seen = { keys: new Map<string, number>(), loginIds: new Map<string, number>() };
  const opened = options.isDryRun ? ok(null) : await openResultFile(options.resultPath);
  if (!opened.ok) return opened;
  const run: Run = { options, listener, counts, seen, disabledIds: [], resultFile: opened.value };
  try {
    await inInsurer(context, (scope) => importInTransaction(scope, run), {
      timeoutSeconds: TIMEOUT_SECONDS,
      // A second run would count every row, and print every password, twice.
      isRepeatable: false,
    });
  } catch (error) {
    await run.resultFile?.discard();
    return outcomeOfFailure(error, run);
  }
  await run.resultFile?.publish();
  return ok(counts);
}
