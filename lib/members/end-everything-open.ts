import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Ends what members have open: attempts, sessions, every link, ticket and code
 * that was not used yet, a change of address or an enrolment that waits for one.
 * At once, because each request reads these rows (spec §14 case 19).
 *
 * Attempts and sessions come first: an act of the login flow or the settings
 * holds its row until the commit, so that what it adds is there to be ended.
 */
export async function endEverythingOpen(
  { tx, insurerId, now }: Scope,
  { memberIds, reason }: { memberIds: readonly string[]; reason: "member-disabled" | "account-reissued" },
): Promise<void> {
  const members = { insurerId, memberId: { in: [...memberIds] } };
  const ended = { endedAt: now, endReason: reason };
  await tx.loginAttempt.updateMany({ where: { ...members, endedAt: null }, data: ended });
  await tx.session.updateMany({ where: { ...members, endedAt: null }, data: ended });
  await tx.oneTimeToken.updateMany({ where: { ...members, usedAt: null }, data: { usedAt: now } });
  await tx.emailCode.updateMany({ where: { ...members, usedAt: null }, data: { usedAt: now } });
  await tx.emailChange.updateMany({ where: { ...members, confirmedAt: null, endedAt: null }, data: ended });
  await tx.totpEnrolment.deleteMany({ where: members });
}
