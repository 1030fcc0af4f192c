import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { describeCell } from "#lib/members/import/describe-problem.ts";
import { IMPORT_TIMEOUT_SECONDS } from "#lib/members/import/import-members.ts";
import { UnreadableFile } from "#lib/members/import/import-problem.ts";
import { importRows } from "#lib/members/import/import-rows.ts";
import type { JudgedRow } from "#lib/members/import/judge-batch.ts";
import type { Person } from "#lib/members/person.ts";
import { JobFailed, type JobRun, type JobWork } from "../jobs/run-job.ts";
import { findImport } from "./find-import.ts";
import { uploadedSource } from "./import-parts.ts";
import type { StoredImport } from "./import-row.ts";
import type { PreviewRow } from "./preview.ts";

type CheckedRow = Omit<PreviewRow, "detail"> & { detail: unknown };

const MAX_CELL = 60;
/** A bad cell may be any text. */
const short = (text: string) => text.slice(0, MAX_CELL);

function checkedRow(judged: JudgedRow, place: number): CheckedRow {
  const { line } = judged;
  if (judged.row === null) {
    const { 記号, 番号, 枝番, 氏名, 氏名カナ } = judged.cells;
    const problems = judged.problems.map((problem) => describeCell(problem, judged.cells));
    const detail = { problems, cells: judged.cells };
    const who = { symbol: short(記号), number: short(番号), branch: short(枝番), name: short(氏名 || 氏名カナ) };
    return { place, line, kind: "bad", ...who, detail };
  }
  const { row, plan } = judged;
  const { symbol, number, branch, name, kana } = row;
  const kind = plan.isRestored ? "restored" : plan.outcome;
  return { place, line, kind, symbol, number, branch, name: name ?? kana, detail: plan.changes };
}

async function keep({ tx, insurerId }: Scope, importId: string, rows: readonly CheckedRow[]): Promise<void> {
  await tx.$executeRaw`
    insert into "MemberImportRow" ("insurerId", "importId", "place", "line", "kind", "symbol", "number", "branch", "name", "detail")
    select ${insurerId}::uuid, ${importId}::uuid, given.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
      "place" int, "line" int, "kind" text, "symbol" text, "number" text, "branch" text, "name" text, "detail" jsonb)`;
}

/** The file of an import and how it is read; the job fails with the file's own problem. */
export function fileOf(run: JobRun, { id, size, format, places }: StoredImport) {
  if (!format || !places) throw new JobFailed("import-changed");
  return { source: uploadedSource(run.context, { id, size }), format, places };
}

/** Turns what is wrong with the file as a whole into the job's failure. */
export async function orFail<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableFile) throw new JobFailed(`file-${error.problems[0]?.code ?? "unreadable"}`);
    throw error;
  }
}

async function check(scope: Scope, run: JobRun): Promise<void> {
  const importId = run.subjectId;
  const found = await findImport(scope, importId, { hold: true });
  if (found?.state !== "uploaded" && found?.state !== "checked") throw new JobFailed("import-changed");
  await scope.tx.memberImportRow.deleteMany({ where: { insurerId: scope.insurerId, importId } });
  let place = 0;
  const { disablesAbsent } = found;
  const rules = { isDryRun: true, skipsBadRows: true, disablesAbsent, decisions: {} };
  const { counts, doubts } = await importRows(
    scope,
    { file: fileOf(run, found), rules },
    {
      onProgress: (share, rows) => run.report(rows, Math.max(rows, Math.round(rows / share))),
      onJudged: (rows) => {
        const checked = rows.map((row, index) => checkedRow(row, place + index));
        place += rows.length;
        return keep(scope, importId, checked);
      },
      onAbsent: (members) =>
        keep(
          scope,
          importId,
          members.map((member, index) => absentRow(member, place + index)),
        ),
    },
  );
  await run.asClerk(scope);
  await scope.tx.memberImport.update({
    where: scope.key(importId),
    data: { state: "checked", counts, doubts, approvedAt: null },
  });
  await run.conclude(scope, counts);
}

function absentRow({ symbol, number, branch, name, kana }: Person, place: number): CheckedRow {
  return { place, line: null, kind: "disabled", symbol, number, branch, name: name ?? kana, detail: [] };
}

/** 「内容の確認」: judges every row, and writes only what it found of them. */
export const checkWork: JobWork = (run) =>
  orFail(() =>
    inInsurer(run.context, (scope) => check(scope, run), {
      timeoutSeconds: IMPORT_TIMEOUT_SECONDS,
      isRepeatable: false,
    }),
  );
