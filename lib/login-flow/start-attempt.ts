import "server-only";
import { handOverLoginCodes } from "#lib/credentials/email-code/hand-over-login-codes.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { ATTEMPT_MINUTES } from "#lib/kernel/limits.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";

export const ATTEMPT_SECONDS = ATTEMPT_MINUTES * MINUTE_SECONDS;

/** How a login begins, whatever is proved first. */
export type LoginStart = {
  isRemembered: boolean;
  returnTo: ReturnPath | null;
  /** Token of the browser's former attempt, if any. */
  replacedToken: string | undefined;
  /** Re-authentication: the session that continues with the proofs of the attempt. */
  renewed?: { sessionId: string; memberId: string };
};

/**
 * Opens an attempt with its first proof. Always a new row and token, so that an attempt which somebody else prepared in
 * this browser ends (spec §14 case 3).
 * @returns the token for the browser's cookie
 */
export async function startAttempt(
  scope: Scope,
  input: LoginStart & { memberId: string; proof: Proof },
): Promise<string> {
  const { tx, insurerId, now, userAgent } = scope;
  const replaced = await endReplaced(scope, input.replacedToken);
  const token = randomToken();
  const { id } = await tx.loginAttempt.create({
    data: {
      insurerId,
      tokenHash: hashToken(token),
      memberId: input.memberId,
      sessionId: input.renewed?.sessionId ?? null,
      proofs: [input.proof],
      isRemembered: input.isRemembered,
      returnTo: input.returnTo,
      createdAt: now,
      expiresAt: addSeconds(now, ATTEMPT_SECONDS),
      userAgent,
    },
    select: { id: true },
  });
  // Behind a reset link nothing more than a mailbox was proved.
  if (replaced?.memberId === input.memberId && input.proof.kind === "password")
    await handOverLoginCodes(scope, { memberId: input.memberId, from: replaced.id, to: id });
  return token;
}

/** @returns the attempt that this browser had until now, if it was live */
async function endReplaced({ tx, insurerId, now }: Scope, token: string | undefined) {
  if (!token) return undefined;
  const [replaced] = await tx.loginAttempt.updateManyAndReturn({
    where: { insurerId, tokenHash: hashToken(token), endedAt: null },
    data: { endedAt: now, endReason: "replaced" },
    select: { id: true, memberId: true },
  });
  return replaced;
}
