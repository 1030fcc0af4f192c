import { enableEmailCode } from "#lib/credentials/email-code/enable-email-code.ts";
import { type VerifyEmailCodeError, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { forgetFactors } from "#lib/credentials/forget-factors.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { methodToEnrol } from "../steps.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

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
  await appendProof(tx, context, attempt.id, { kind: "emailCode" });
  if (methodToEnrol(attempt.facts) === "email") await setUp(tx, context, attempt);
  return ok();
}

async function setUp(tx: InsurerTransaction, context: RequestContext, attempt: LoadedAttempt) {
  const memberId = attempt.member.id;
  if (isReplacingFactors(attempt.facts)) await forgetFactors(tx, context, { memberId });
  await enableEmailCode(tx, context, { memberId });
  await finishEnrolment(tx, context, { attempt, method: "email", name: null });
}
