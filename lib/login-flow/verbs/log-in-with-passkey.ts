import { type VerifyPasskeyCode, verifyPasskey } from "#lib/credentials/passkey/verify-passkey.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { advance, type Progress } from "../advance.ts";
import { type RenewedSession, startAttempt } from "../start-attempt.ts";

/**
 * 「パスキーでログイン」: one ceremony with user verification proves possession and
 * person at once, so no password is asked (spec §5.5).
 * @param owner the browser's ceremony id, to which the challenge is bound
 */
export async function logInWithPasskey(
  tx: InsurerTransaction,
  context: RequestContext,
  input: {
    owner: string;
    /** As the browser posted it; checked by the verb. */
    response: unknown;
    isRemembered: boolean;
    returnTo: string | null;
    replacedToken: string | undefined;
    renewed?: RenewedSession;
  },
): Promise<Result<{ token: string; progress: Progress }, VerifyPasskeyCode>> {
  const verified = await verifyPasskey(tx, context, {
    owner: input.owner,
    memberId: input.renewed?.memberId,
    response: input.response,
  });
  if (!verified.ok) return verified;
  const token = await startAttempt(tx, context, {
    memberId: verified.value.memberId,
    proof: { kind: "passkey", at: context.now.toISOString(), credentialId: verified.value.passkeyId },
    isRemembered: input.isRemembered,
    returnTo: input.returnTo,
    replacedToken: input.replacedToken,
    sessionId: input.renewed?.sessionId,
  });
  return ok({ token, progress: await advance(tx, context, token) });
}
