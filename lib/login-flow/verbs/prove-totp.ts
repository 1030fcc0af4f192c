import "server-only";
import { type VerifyTotpResult, verifyTotp } from "#lib/credentials/totp/verify-totp.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「ワンタイムパスワードの入力」 (manual 004, 2-4-1 ⑰): the code, tried on every device of the member. */
export async function proveTotp(
  scope: Scope,
  { attempt, code, deviceId }: { attempt: LoadedAttempt; code: string; deviceId: string | undefined },
): Promise<Result<undefined, never> | Extract<VerifyTotpResult, { ok: false }>> {
  const memberId = attempt.member.id;
  const verified = await verifyTotp(scope, {
    memberId,
    attemptId: attempt.id,
    code,
    preferredDeviceId: deviceId,
  });
  if (!verified.ok) return verified;
  await appendProof(scope, attempt.id, { kind: "totp", credentialId: verified.value.deviceId });
  return ok();
}
