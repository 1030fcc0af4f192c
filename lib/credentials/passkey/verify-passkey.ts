import "server-only";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { Passkey } from "#lib/db/generated/client.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { log, mayLog } from "#lib/kernel/log.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { consumeChallenge } from "./challenge.ts";
import { type AuthenticationResponse, answeredChallenge, authenticationResponseSchema } from "./read-response.ts";
import { expectedParty, userHandleText } from "./webauthn-requirements.ts";

export type PasskeySubmission = {
  owner: string;
  /** The member who proved a password; undefined for a passkey alone, which names its member. */
  memberId?: string;
  /** AuthenticationResponseJSON as posted. */
  response: unknown;
  attemptId?: string;
};

/** The registered passkey that answers, if it belongs to this insurer and member and the member is active. */
async function findPasskey(scope: Scope, id: string, memberId?: string) {
  return scope.tx.passkey.findFirst({
    where: { insurerId: scope.insurerId, credentialId: id, memberId, member: { state: "active" } },
  });
}

async function verifyResponse(
  context: RequestContext,
  passkey: Passkey,
  response: AuthenticationResponse,
  challenge: string,
) {
  const { credentialId: id, publicKey } = passkey;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      ...expectedParty(context.insurer),
      // keepCounter compares the stored counter atomically, after the signature.
      credential: { id, publicKey: Uint8Array.from(publicKey), counter: 0 },
    });
    const isBackupEligible = authenticationInfo.credentialDeviceType === "multiDevice";
    // A key's backup eligibility never changes (WebAuthn §7.2 step 19).
    return verified && isBackupEligible === passkey.isBackupEligible ? authenticationInfo : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    if (mayLog("passkey authentication")) log.info({ reason }, "passkey authentication refused");
    return undefined;
  }
}

/** Raises the counter; false when it did not grow: the key may have been copied (WebAuthn §7.2 step 22). */
async function keepCounter(
  scope: Scope,
  passkey: Passkey,
  { newCounter, credentialBackedUp }: { newCounter: number; credentialBackedUp: boolean },
): Promise<boolean> {
  const { count } = await scope.tx.passkey.updateMany({
    where: {
      insurerId: scope.insurerId,
      id: passkey.id,
      // Synced passkeys keep their counter at zero.
      OR: [{ counter: { lt: newCounter } }, ...(newCounter === 0 ? [{ counter: 0 }] : [])],
    },
    data: { counter: newCounter, isBackedUp: credentialBackedUp, lastUsedAt: scope.now },
  });
  return count === 1;
}

export type VerifyPasskeyFailure = "failed" | "unknown-credential" | "challenge-used";

async function answerFor(
  scope: Scope,
  { owner, memberId, response: posted }: PasskeySubmission,
): Promise<{ passkey: Passkey | null; refusal?: VerifyPasskeyFailure; isCounterRegressed?: boolean }> {
  const response = authenticationResponseSchema.safeParse(posted);
  const challenge = response.success ? answeredChallenge(response.data.response.clientDataJSON) : undefined;
  if (!response.success || challenge === undefined) return { passkey: null, refusal: "failed" };
  if (!(await consumeChallenge(scope, { ceremony: "authentication", owner, challenge }))) {
    return { passkey: null, refusal: "challenge-used" };
  }
  const passkey = await findPasskey(scope, response.data.id, memberId);
  if (!passkey) return { passkey, refusal: "unknown-credential" };

  // Required for a passkey alone. Beside a password it is optional, but must match.
  const { userHandle } = response.data.response;
  const isHandleRight =
    userHandle === undefined ? memberId !== undefined : userHandle === userHandleText(passkey.memberId);
  const info = isHandleRight ? await verifyResponse(scope, passkey, response.data, challenge) : undefined;
  if (!info) return { passkey, refusal: "failed" };
  const hasCounted = await keepCounter(scope, passkey, info);
  return hasCounted ? { passkey } : { passkey, refusal: "failed", isCounterRegressed: true };
}

/**
 * Accepts one assertion for one challenge (spec §6, §14 cases 6 and 10; WebAuthn §7.2), as second factor of `memberId`
 * or alone. No guard: nothing can be guessed, and a member under attack can still log in.
 */
export async function verifyPasskey(
  scope: Scope,
  submission: PasskeySubmission,
): Promise<Result<{ memberId: string; passkeyId: string }, VerifyPasskeyFailure>> {
  const { passkey, refusal, isCounterRegressed } = await answerFor(scope, submission);
  const memberId = passkey?.memberId ?? submission.memberId;
  const event = { action: "login.passkey", memberId, attemptId: submission.attemptId } as const;
  const detail: Record<string, string> = passkey ? { passkeyId: passkey.id } : {};
  if (refusal) {
    const reason = isCounterRegressed ? "counter-regressed" : refusal;
    await recordRefusal(scope, { ...event, result: "failure", detail: { ...detail, reason } });
  } else await recordAudit(scope, { ...event, result: "success", detail });
  if (refusal || !passkey) return fail(refusal ?? "failed");
  return ok({ memberId: passkey.memberId, passkeyId: passkey.id });
}
