import "server-only";
import { type VerifyPasskeyFailure, verifyPasskey } from "#lib/credentials/passkey/verify-passkey.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「生体認証」 as second factor (manual 004, 2-3 ⑩⑪): a passkey of this member, for this attempt. */
export async function provePasskey(
  scope: Scope,
  { attempt, response }: { attempt: LoadedAttempt; response: unknown },
): Promise<Result<undefined, VerifyPasskeyFailure>> {
  const verified = await verifyPasskey(scope, {
    owner: attempt.id,
    memberId: attempt.member.id,
    attemptId: attempt.id,
    response,
  });
  if (!verified.ok) return verified;
  await appendProof(scope, attempt.id, { kind: "passkey", credentialId: verified.value.passkeyId });
  return ok();
}
