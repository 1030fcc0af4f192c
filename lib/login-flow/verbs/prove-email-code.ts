import { type VerifyEmailCodeError, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * 「ワンタイムパスワード（OTP）メール認証」 (manual 001, 2-6【3】). The first code
 * that comes back sets the method up.
 */
export async function proveEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, code }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyEmailCodeError>> {
  const memberId = attempt.member.id;
  const verified = await verifyEmailCode(tx, context, { memberId, ownerId: attempt.id, purpose: "login", code });
  if (!verified.ok) return verified;
  await tx.member.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
    data: { isEmailCodeEnabled: true },
  });
  await appendProof(tx, context, attempt.id, { kind: "emailCode" });
  return ok();
}
