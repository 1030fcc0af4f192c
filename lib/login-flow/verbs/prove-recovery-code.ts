import "server-only";
import {
  type VerifyRecoveryCodeFailure,
  verifyRecoveryCode,
} from "#lib/credentials/recovery-code/verify-recovery-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { takesRecoveryCode } from "../next-step.ts";

/**
 * 「リカバリーコードの入力」 (FAQ 14): replaces the lost factor. The attempt then sets up a new one; the old ones stay until that is
 * confirmed.
 * @returns "not-offered" where no factor is due
 */
export async function proveRecoveryCode(
  scope: Scope,
  { attempt, code }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyRecoveryCodeFailure | "not-offered">> {
  if (!takesRecoveryCode(attempt.facts)) return fail("not-offered");
  const memberId = attempt.member.id;
  const verified = await verifyRecoveryCode(scope, { memberId, attemptId: attempt.id, code });
  if (!verified.ok) return verified;
  await appendProof(scope, attempt.id, { kind: "recoveryCode", issuer: verified.value.issuer });
  // The method selected to prove is not the one to set up.
  await scope.tx.loginAttempt.update({
    where: scope.key(attempt.id),
    data: { selectedMethod: null },
  });
  await notifyMember(scope, {
    memberId,
    event: { type: verified.value.issuer === "insurer" ? "lost-factor-code-used" : "recovery-code-used" },
  });
  return ok();
}
