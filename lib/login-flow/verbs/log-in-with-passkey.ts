import "server-only";
import { type VerifyPasskeyFailure, verifyPasskey } from "#lib/credentials/passkey/verify-passkey.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { advance, type Progress } from "../advance.ts";
import { type LoginStart, startAttempt } from "../start-attempt.ts";

export type PasskeyLogin = LoginStart & {
  /** What the challenge is bound to: this browser's ceremony, or the session to renew. */
  owner: string;
  /** As posted; the verb checks it. */
  response: unknown;
};

/**
 * 「パスキーでログイン」: one ceremony with user verification proves possession and person, so no password is needed (spec §5.5).
 */
export async function logInWithPasskey(
  scope: Scope,
  input: PasskeyLogin,
): Promise<Result<{ token: string; progress: Progress }, VerifyPasskeyFailure>> {
  const verified = await verifyPasskey(scope, {
    owner: input.owner,
    memberId: input.renewed?.memberId,
    response: input.response,
  });
  if (!verified.ok) return verified;
  const token = await startAttempt(scope, {
    ...input,
    memberId: verified.value.memberId,
    proof: { kind: "passkey", at: scope.now.toISOString(), credentialId: verified.value.passkeyId },
  });
  return ok({ token, progress: await advance(scope, token) });
}
