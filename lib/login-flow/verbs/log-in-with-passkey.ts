import "server-only";
import { type VerifyPasskeyFailure, verifyPasskey } from "#lib/credentials/passkey/verify-passkey.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { advance, type Progress } from "../advance.ts";
import { type RenewedSession, startAttempt } from "../start-attempt.ts";

/**
 * 「パスキーでログイン」: one ceremony with user verification proves possession and person, so no password is needed (spec §5.5).
 * @param owner the browser's ceremony id, to which the challenge is bound
 */
export async function logInWithPasskey(
  scope: Scope,
  input: {
    owner: string;
    /** As posted; the verb checks it. */
    response: unknown;
    isRemembered: boolean;
    returnTo: ReturnPath | null;
    replacedToken: string | undefined;
    renewed?: RenewedSession;
  },
): Promise<Result<{ token: string; progress: Progress }, VerifyPasskeyFailure>> {
  const verified = await verifyPasskey(scope, {
    owner: input.owner,
    memberId: input.renewed?.memberId,
    response: input.response,
  });
  if (!verified.ok) return verified;
  const token = await startAttempt(scope, {
    memberId: verified.value.memberId,
    proof: { kind: "passkey", at: scope.now.toISOString(), credentialId: verified.value.passkeyId },
    isRemembered: input.isRemembered,
    returnTo: input.returnTo,
    replacedToken: input.replacedToken,
    sessionId: input.renewed?.sessionId,
  });
  return ok({ token, progress: await advance(scope, token) });
}
