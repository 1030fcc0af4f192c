import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { openDoubts } from "#lib/members/import/doubts.ts";
import { IMPORT_TIMEOUT_SECONDS, isCollision } from "#lib/members/import/import-members.ts";
import { ImportRefused, importRows } from "#lib/members/import/import-rows.ts";
import type { WrittenRow } from "#lib/members/import/write-batch.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { JobFailed, type JobRun, type JobWork } from "../jobs/run-job.ts";
import { startJob } from "../jobs/start-job.ts";
import { fileOf, orFail } from "./check-import.ts";
import { findImport, holdIdleImport } from "./find-import.ts";
import { needsApproval } from "./import-disable-act.ts";
import { writePart } from "./import-parts.ts";
import { mergeRows } from "./merge-row.ts";
import { importUnderWay } from "./read-imports.ts";

type Started =
  | Result<{ jobId: string }, "unknown" | "bad-rows" | "open-doubts" | "needs-approval">
  /** Whose import is running. */
  | { ok: false; code: "under-way"; clerkName: string };

/** 「取り込む」: only what was checked, with every question answered, and not beside another import. */
export const startImport: ClerkVerb<string, Started> = {
  needs: "officer",
  run: async (scope, importId) => {
    const found = await holdIdleImport(scope, importId);
    const other = await importUnderWay(scope);
    if (other) return { ok: false, code: "under-way", clerkName: other.clerkName };
    if (found?.state !== "checked" || !found.counts) return fail("unknown");
    const { bad, rows } = found.counts;
    if (bad === rows || (bad > 0 && !found.skipsBadRows)) return fail("bad-rows");
    if (openDoubts(found.doubts, found.decisions).length > 0) return fail("open-doubts");
    if (needsApproval(found)) return fail("needs-approval");
    return ok({ jobId: await startJob(scope, { kind: "members-import", subjectId: importId }) });
  },
};

/** What the undo puts back, of everybody who was written. */
async function keepBefore({ tx, insurerId }: Scope, importId: string, written: readonly WrittenRow[]): Promise<void> {
  const touched = written.filter(({ plan, credential }) => plan.outcome !== "unchanged" || credential);
  const changes = touched.map(({ memberId, existing }) => ({ memberId, before: existing ?? null }));
  await tx.$executeRaw`
    insert into "MemberImportChange" ("insurerId", "importId", "memberId", "before")
    select ${insurerId}::uuid, ${importId}::uuid, given."memberId", nullif(given."before", 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given("memberId" uuid, "before" jsonb)`;
}

async function keepAbsent({ tx, insurerId }: Scope, importId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into "MemberImportChange" ("insurerId", "importId", "memberId", "before")
    select "insurerId", ${importId}::uuid, "id", jsonb_build_object('kind', "kind", 'kana', "kana", 'name', "name",
      'birthDate', "birthDate", 'email', "email", 'qualifiedOn', "qualifiedOn", 'disqualifiedOn', "disqualifiedOn",
      'state', "state", 'postalCode', "postalCode", 'postalAddress', "postalAddress", 'postalBuilding', "postalBuilding")
    from "Member" where "insurerId" = ${insurerId}::uuid and "id" = any(${[...ids]}::uuid[])
    on conflict do nothing`;
}

async function importAll(scope: Scope, run: JobRun): Promise<void> {
  const importId = run.subjectId;
  const { tx, insurerId } = scope;
  const found = await findImport(scope, importId, { hold: true });
  if (found?.state !== "checked") throw new JobFailed("import-changed");
  const { skipsBadRows, disablesAbsent, decisions, fileName, sha256 } = found;
  const total = found.counts?.rows ?? null;
  let place = 0;
  const { counts } = await importRows(
    scope,
    {
      file: fileOf(run, found),
      rules: { isDryRun: false, skipsBadRows, disablesAbsent, decisions },
      detail: { importId, fileName, sha256: sha256 ?? "" },
    },
    {
      onProgress: (_, rows) => run.report(rows, total),
      onWritten: async (_, written) => {
        await keepBefore(scope, importId, written);
        const lines = mergeRows(written);
        if (lines.length === 0) return;
        await writePart(scope, { importId, part: "result", place }, Buffer.from(JSON.stringify(lines)));
        place += 1;
      },
      onAbsent: (members) =>
        keepAbsent(
          scope,
          importId,
          members.map(({ id }) => id),
        ),
    },
  );
  if (needsApproval({ ...found, counts })) throw new JobFailed("needs-approval");
  await run.asClerk(scope);
  // Members are stamped with the run's own moment: what is later is somebody else's.
  const data = { state: "done" as const, counts, doubts: {}, finishedAt: scope.now };
  await tx.memberImport.update({ where: scope.key(importId), data });
  await tx.memberImportPart.deleteMany({ where: { insurerId, importId, part: "file" } });
  await tx.memberImportRow.deleteMany({ where: { insurerId, importId, kind: { not: "bad" } } });
  await run.conclude(scope, counts);
}

/** Imports the checked file in one transaction; nothing is left of it when that fails. */
export const importWork: JobWork = async (run) => {
  try {
    await orFail(() =>
      inInsurer({ ...run.context, now: currentTime() }, (scope) => importAll(scope, run), {
        timeoutSeconds: IMPORT_TIMEOUT_SECONDS,
        isRepeatable: false,
      }),
    );
  } catch (error) {
    if (error instanceof ImportRefused) throw new JobFailed(error.code);
    throw isCollision(error) ? new JobFailed("changed-meanwhile") : error;
  }
};

/** 「差し込み用ファイル」 was taken: who and when is kept, because it has passwords in it. */
export const takeMergeFile: ClerkVerb<string, Result<{ fileName: string }, "unknown">> = {
  needs: "officer",
  run: async (scope, importId) => {
    const found = await findImport(scope, importId);
    const where = { insurerId: scope.insurerId, importId, part: "result" };
    if (found?.state !== "done" || (await scope.tx.memberImportPart.count({ where })) === 0) return fail("unknown");
    await recordAudit(scope, { action: "members.merge-file", result: "success", detail: { importId } });
    return ok({ fileName: found.fileName });
  },
};
