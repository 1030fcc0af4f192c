import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";

const UNDO_SECONDS = 72 * HOUR_SECONDS;

/**
 * The link for the address that is being left: it stops the change or takes it
 * back, for 72 hours (spec §7). It is bound to that address, and brings back no other.
 */
export async function issueUndoLink(
  { tx, insurerId, insurer, now }: Scope,
  { memberId, changeId, email }: { memberId: string; changeId: string; email: string },
): Promise<string> {
  const token = randomToken();
  await tx.oneTimeToken.create({
    data: {
      insurerId,
      type: "emailUndo",
      tokenHash: hashToken(token),
      memberId,
      ownerId: changeId,
      email,
      createdAt: now,
      expiresAt: addSeconds(now, UNDO_SECONDS),
    },
  });
  return `${insurerOrigin(insurer)}/undo-email?token=${token}`;
}
