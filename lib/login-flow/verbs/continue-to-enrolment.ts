import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * 「続けて認証方法を設定する」. Refused where the insurer's policy is the manual's
 * forced logout: the button is not there, and a forged post gets nothing.
 */
export async function continueToEnrolment(
  tx: InsurerTransaction,
  context: RequestContext,
  attempt: LoadedAttempt,
): Promise<Result<undefined, "logout-required">> {
  if (!attempt.facts.policy.continueAfterFirstLogin) return fail("logout-required");
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: attempt.id } },
    data: { continuedAt: context.now },
  });
  return ok();
}
