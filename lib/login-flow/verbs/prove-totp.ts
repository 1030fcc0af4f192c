import "server-only";
import { type VerifyTotpResult, verifyTotp } from "#lib/credentials/totp/verify-totp.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { appendingProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「ワンタイムパスワードの入力」 (manual 004, 2-4-1 ⑰): the code, tried on every device of the member. @param code as typed */
export async function proveTotp(
  scope: Scope,
  { attempt, code: typed, totpDeviceId }: { attempt: LoadedAttempt; code: string; totpDeviceId: string | undefined },
): Promise<Result<undefined, OneTimeCodeFailure> | Extract<VerifyTotpResult, { ok: false }>> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  const memberId = attempt.member.id;
  const verified = await verifyTotp(scope, {
    memberId,
    attemptId: attempt.id,
    code: code.value,
    preferredTotpDeviceId: totpDeviceId,
    beside: (credentialId) => appendingProof(scope, attempt.id, { kind: "totp", credentialId }),
  });
  return verified.ok ? ok() : verified;
}
