import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import { endAttempt } from "../end-attempts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * Records that the member accepted the version they read (manual 004, 2-1 ⑥ and 3-8).
 * @param version the one the page showed; "superseded" when a newer one came out meanwhile
 */
export async function acceptTerms(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, version }: { attempt: LoadedAttempt; version: number },
): Promise<Result<undefined, "superseded">> {
  if (version !== attempt.facts.currentTermsVersion) return fail("superseded");
  await tx.termsAcceptance.createMany({
    data: [
      {
        insurerId: context.insurer.id,
        memberId: attempt.member.id,
        version,
        acceptedAt: context.now,
        attemptId: attempt.id,
      },
    ],
    skipDuplicates: true,
  });
  await appendProof(tx, context, attempt.id, { kind: "terms", version });
  await recordAudit(tx, context, {
    action: "login.terms-accept",
    result: "success",
    memberId: attempt.member.id,
    attemptId: attempt.id,
    detail: { version },
  });
  return ok();
}

/** 「同意しない」: the attempt ends, nothing else changes. */
export async function refuseTerms(
  tx: InsurerTransaction,
  context: RequestContext,
  attempt: LoadedAttempt,
): Promise<void> {
  await endAttempt(tx, context, attempt.id, "terms-refused");
  await recordAudit(tx, context, {
    action: "login.terms-refuse",
    result: "refused",
    memberId: attempt.member.id,
    attemptId: attempt.id,
  });
}
