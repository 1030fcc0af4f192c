import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMAIL_CODE_MISSES } from "#lib/kernel/limits.ts";

/**
 * Gives the codes of a login that is over to the one that takes its place, so that the mail that is
 * on its way is still good. A code stays bound to one browser and one member (ASVS 6.6.2): `from` is
 * the attempt of this browser's own HttpOnly cookie, it ended in this transaction, and the caller has
 * proved the same member's password again. Whoever talks a member out of a code has another cookie.
 * Tries, uses and times stay with the code; a code that was missed too often stays behind.
 */
export async function handOverLoginCodes(
  { tx, insurerId, now }: Scope,
  { memberId, from, to }: { memberId: string; from: string; to: string },
): Promise<void> {
  const open = { usedAt: null, expiresAt: { gt: now }, misses: { lt: MAX_EMAIL_CODE_MISSES } };
  await tx.emailCode.updateMany({
    where: { insurerId, memberId, ownerId: from, purpose: "login", ...open },
    data: { ownerId: to },
  });
}
