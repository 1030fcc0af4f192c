import { type VerifyTotpResult, verifyTotp } from "#lib/credentials/totp/verify-totp.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「ワンタイムパスワードの入力」 (manual 004, 2-4-1 ⑰): the code, tried on every device of the member. */
export async function proveTotp(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, code, deviceId }: { attempt: LoadedAttempt; code: string; deviceId: string | undefined },
): Promise<Result<undefined, never> | Extract<VerifyTotpResult, { ok: false }>> {
  const memberId = attempt.member.id;
  const verified = await verifyTotp(tx, context, {
    memberId,
    attemptId: attempt.id,
    code,
    preferredDeviceId: deviceId,
  });
  if (!verified.ok) return verified;
  await appendProof(tx, context, attempt.id, { kind: "totp", credentialId: verified.value.deviceId });
  return ok();
}
