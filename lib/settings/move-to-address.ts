import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/**
 * The member's address becomes `email`, which has just proved itself. What was
 * mailed to any other and could still open something dies: codes for a login or
 * an enrolment, links of a password reset, confirmations (spec §14 case 5).
 */
export async function moveToAddress(
  tx: InsurerTransaction,
  { insurer, now }: RequestContext,
  { memberId, email }: { memberId: string; email: string },
): Promise<void> {
  const insurerId = insurer.id;
  await tx.member.update({
    where: { insurerId_id: { insurerId, id: memberId } },
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
