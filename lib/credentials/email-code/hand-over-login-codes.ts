import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMAIL_CODE_MISSES } from "#lib/kernel/limits.ts";

/**
 * Moves the open codes of a replaced login to the login that replaces it, so that the mail on its way is still good. The code
 * stays bound to one browser and one member (ASVS 6.6.2): `from` is the attempt of this browser's HttpOnly cookie, it ended
 * in this transaction, and the same member's password was proved again. An attacker who phishes the code has another cookie.
 * Tries, expiry and single use stay with the code; a code with too many misses is not moved.
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
