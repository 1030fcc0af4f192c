import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

export type PendingEmailChange = { id: string; newEmail: string; expiresAt: Date };

/** 「Eメール変更」 that waits for its new address; null when none does, or its day is over. */
export function findPendingEmailChange(
  tx: InsurerTransaction,
  { insurer, now }: RequestContext,
  memberId: string,
): Promise<PendingEmailChange | null> {
  return tx.emailChange.findFirst({
    where: { insurerId: insurer.id, memberId, confirmedAt: null, endedAt: null, expiresAt: { gt: now } },
    select: { id: true, newEmail: true, expiresAt: true },
  });
}

/** Whether the member's newest change has been confirmed, within the day it had: what the waiting page waits for. */
export async function isNewestChangeConfirmed(
  tx: InsurerTransaction,
  { insurer, now }: RequestContext,
  memberId: string,
): Promise<boolean> {
  const newest = await tx.emailChange.findFirst({
    where: { insurerId: insurer.id, memberId },
    orderBy: { requestedAt: "desc" },
  });
  return newest !== null && newest.confirmedAt !== null && newest.endedAt === null && newest.expiresAt > now;
}

export type EmailChangeEnd = "withdrawn" | "replaced" | "undone";

/** Ends changes of one member, and with them every link and code that belongs to them. */
export async function endEmailChanges(
  tx: InsurerTransaction,
  { insurer, now }: RequestContext,
  { memberId, ids, reason }: { memberId: string; ids: readonly string[]; reason: EmailChangeEnd },
): Promise<void> {
  const ofMember = { insurerId: insurer.id, memberId };
  const unused = { ...ofMember, ownerId: { in: [...ids] }, usedAt: null };
  await tx.emailChange.updateMany({
    where: { ...ofMember, id: { in: [...ids] }, endedAt: null },
    data: { endedAt: now, endReason: reason },
  });
  await tx.oneTimeToken.updateMany({
    where: { ...unused, type: { in: ["emailChange", "emailUndo"] } },
    data: { usedAt: now },
  });
  await tx.emailCode.updateMany({ where: { ...unused, purpose: "emailChange" }, data: { usedAt: now } });
}
