import type { Scope } from "#lib/insurers/scope.ts";

/**
 * The member's address becomes `email`, which has just proved itself. What was
 * mailed to any other and could still open something dies: codes for a login or
 * an enrolment, links of a password reset, confirmations (spec §14 case 5).
 */
export async function moveToAddress(
  { tx, insurerId, key, now }: Scope,
  { memberId, email }: { memberId: string; email: string },
): Promise<void> {
  await tx.member.update({
    where: key(memberId),
    data: { email, emailConfirmedAt: now },
  });
  await tx.emailCode.updateMany({
    where: { insurerId, memberId, usedAt: null, email: { not: email } },
    data: { usedAt: now },
  });
  await tx.oneTimeToken.updateMany({
    where: { insurerId, memberId, usedAt: null, type: { in: ["passwordReset", "emailChange"] } },
    data: { usedAt: now },
  });
}
