import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「続けて認証方法を設定する」; refused where the insurer's policy is the manual's forced logout. */
export async function continueToEnrolment(
  scope: Scope,
  attempt: LoadedAttempt,
): Promise<Result<undefined, "logout-required">> {
  if (!attempt.facts.policy.continueAfterFirstLogin) return fail("logout-required");
  await scope.tx.loginAttempt.update({
    where: scope.key(attempt.id),
    data: { continuedAt: scope.now },
  });
  return ok();
}
