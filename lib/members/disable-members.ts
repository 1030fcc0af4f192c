import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

const END_REASON = "member-disabled";

/**
 * 資格喪失: the members cannot log in any more, and what they have open ends
 * with it: sessions, attempts, links, temporary credentials (spec §14 case 19).
 * Their own credentials stay, for the insurer may have been mistaken.
 */
export async function disableMembers(
  tx: InsurerTransaction,
  context: RequestContext,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return;
  const { insurer, now } = context;
  const members = { insurerId: insurer.id, memberId: { in: [...memberIds] } };
  const ended = { endedAt: now, endReason: END_REASON };
  await tx.member.updateMany({
    where: { insurerId: insurer.id, id: { in: [...memberIds] } },
    data: { state: "disabled" },
  });
  await tx.session.updateMany({ where: { ...members, endedAt: null }, data: ended });
  await tx.loginAttempt.updateMany({ where: { ...members, endedAt: null }, data: ended });
  await tx.oneTimeToken.updateMany({ where: { ...members, usedAt: null }, data: { usedAt: now } });
  await tx.temporaryCredential.deleteMany({ where: members });
  for (const memberId of memberIds) {
    await recordAudit(tx, context, { action: "member.disable", result: "success", actor: "operator", memberId });
  }
}
