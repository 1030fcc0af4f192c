import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import type { Proof } from "./proofs.ts";

/**
 * Gives a live session a new token; the old one opens nothing from here on
 * (ASVS 7.2.4, spec §14 case 3). The row stays the same: its absolute end, its
 * place in 「ログイン中のデバイス」, and what was begun in it.
 * @param proofs after a re-authentication: these stand from now on
 * @returns the token for the cookie, or null when the session has ended meanwhile
 */
export async function rotateSession(
  tx: InsurerTransaction,
  context: RequestContext,
  { sessionId, memberId, proofs }: { sessionId: string; memberId: string; proofs?: readonly Proof[] },
): Promise<string | null> {
  const token = randomToken();
  const { count } = await tx.session.updateMany({
    where: {
      insurerId: context.insurer.id,
      id: sessionId,
      memberId,
      endedAt: null,
      expiresAt: { gt: context.now },
    },
    data: { tokenHash: hashToken(token), lastSeenAt: context.now, ...(proofs && { proofs: [...proofs] }) },
  });
  return count === 1 ? token : null;
}
