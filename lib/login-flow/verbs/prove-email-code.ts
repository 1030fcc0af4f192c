import "server-only";
import { enableEmailCode } from "#lib/credentials/email-code/enable-email-code.ts";
import { type VerifyEmailCodeFailure, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { forgetFactors } from "#lib/credentials/forget-factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { appendProof } from "../append-proof.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { methodToEnrol } from "../steps.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

/** 「ワンタイムパスワード（OTP）メール認証」 (manual 001, 2-6【3】). The first code sets the method up. @param code as typed */
export async function proveEmailCode(
  scope: Scope,
  { attempt, code: typed }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyEmailCodeFailure | OneTimeCodeFailure>> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  const memberId = attempt.member.id;
  const owner = { memberId, ownerId: attempt.id, purpose: "login" } as const;
  const verified = await verifyEmailCode(scope, { ...owner, code: code.value });
  if (!verified.ok) return verified;
  await appendProof(scope, attempt.id, { kind: "emailCode" });
  if (methodToEnrol(attempt.facts) === "email") await setUp(scope, attempt);
  return ok();
}

async function setUp(scope: Scope, attempt: LoadedAttempt) {
  const memberId = attempt.member.id;
  if (isReplacingFactors(attempt.facts)) await forgetFactors(scope, { memberId });
  await enableEmailCode(scope, { memberId });
  await finishEnrolment(scope, { attempt, method: "email", name: null });
}
