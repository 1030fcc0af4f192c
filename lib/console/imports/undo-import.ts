import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { IMPORT_TIMEOUT_SECONDS } from "#lib/members/import/import-members.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { JobFailed, type JobRun, type JobWork } from "../jobs/run-job.ts";
import { startJob } from "../jobs/start-job.ts";
import { findImport, holdIdleImport } from "./find-import.ts";
import { judgeUndo, type UndoRefusal } from "./judge-undo.ts";
import { importUnderWay } from "./read-imports.ts";

/** 「取り消す」: only the last import, and while nobody of it has logged in. */
export const startUndo: ClerkVerb<string, Result<{ jobId: string }, UndoRefusal | "unknown" | "under-way">> = {
  needs: "manager",
  run: async (scope, importId) => {
    const found = await holdIdleImport(scope, importId);
    if (await importUnderWay(scope)) return fail("under-way");
    if (!found) return fail("unknown");
    const refusal = await judgeUndo(scope, found);
    if (refusal) return fail(refusal);
    return ok({ jobId: await startJob(scope, { kind: "members-import-undo", subjectId: importId }) });
  },
};

/** Members whom the import has changed are again as they were, those whom it has made are gone. */
async function putBack({ tx, insurerId, now }: Scope, importId: string, issuedAt: Date) {
  await tx.$executeRaw`
    delete from "TemporaryCredential" t using "MemberImportChange" c
    where c."insurerId" = ${insurerId}::uuid and c."importId" = ${importId}::uuid
      and t."insurerId" = c."insurerId" and t."memberId" = c."memberId" and t."issuedAt" = ${issuedAt}`;
  const restored = await tx.$executeRaw`
    update "Member" m set "kind" = b."kind", "kana" = b."kana", "name" = b."name", "birthDate" = b."birthDate",
      "email" = b."email", "qualifiedOn" = b."qualifiedOn", "disqualifiedOn" = b."disqualifiedOn",
      "state" = b."state", "postalCode" = b."postalCode", "postalAddress" = b."postalAddress",
      "postalBuilding" = b."postalBuilding", "updatedAt" = ${now}
    from "MemberImportChange" c, jsonb_to_record(c."before") as b(
      "kind" "MemberKind", "kana" text, "name" text, "birthDate" date, "email" text, "qualifiedOn" date,
      "disqualifiedOn" date, "state" "MemberState", "postalCode" text, "postalAddress" text, "postalBuilding" text)
    where c."insurerId" = ${insurerId}::uuid and c."importId" = ${importId}::uuid and c."before" is not null
      and m."insurerId" = c."insurerId" and m."id" = c."memberId"`;
  await tx.$executeRaw`
    delete from "Eligibility" e using "MemberImportChange" c
    where c."insurerId" = ${insurerId}::uuid and c."importId" = ${importId}::uuid and c."before" -> 'eligibility' is not null
      and e."insurerId" = c."insurerId" and e."memberId" = c."memberId"`;
  await tx.$executeRaw`
    insert into "Eligibility" ("insurerId", "memberId", "insurerNumber", "validUntil", "copay", "limitCategory",
      "delivery", "updatedAt")
    select c."insurerId", c."memberId", b.*, ${now}
    from "MemberImportChange" c, jsonb_to_record(c."before" -> 'eligibility') as b(
      "insurerNumber" text, "validUntil" date, "copay" text, "limitCategory" text, "delivery" "EligibilityDelivery")
    where c."insurerId" = ${insurerId}::uuid and c."importId" = ${importId}::uuid
      and jsonb_typeof(c."before" -> 'eligibility') = 'object'`;
  const [deleted] = await tx.$queryRaw<{ count: number }[]>`select portal_undo_created(${importId}::uuid) as "count"`;
  return { restored, deleted: deleted?.count ?? 0 };
}

async function undo(scope: Scope, run: JobRun): Promise<void> {
  const { tx, insurerId } = scope;
  const importId = run.subjectId;
  await holdName(tx, `members.import:${insurerId}`);
  const found = await findImport(scope, importId, { hold: true });
  // Members cannot begin a login while it is judged.
  await tx.$queryRaw`
    select count(*)::int from (select 1 from "Member" m join "MemberImportChange" c
      on c."insurerId" = m."insurerId" and c."memberId" = m."id"
      where c."insurerId" = ${insurerId}::uuid and c."importId" = ${importId}::uuid for update of m) as held`;
  const refusal = found && (await judgeUndo(scope, found));
  if (!found?.finishedAt || refusal) throw new JobFailed(refusal ?? "not-last");
  const counts = await putBack(scope, importId, found.finishedAt);
  await run.asClerk(scope);
  await tx.memberImport.update({ where: scope.key(importId), data: { state: "undone" } });
  await tx.memberImportPart.deleteMany({ where: { insurerId, importId } });
  await tx.memberImportChange.deleteMany({ where: { insurerId, importId } });
  await recordAudit(scope, { action: "members.import-undo", result: "success", detail: { importId, ...counts } });
  await run.conclude(scope, counts);
}

/** Undoes an import in one transaction. */
export const undoWork: JobWork = (run) =>
  inInsurer({ ...run.context, now: currentTime() }, (scope) => undo(scope, run), {
    timeoutSeconds: IMPORT_TIMEOUT_SECONDS,
    isRepeatable: false,
  });
