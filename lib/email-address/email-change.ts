import "server-only";
import { latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { killTokens } from "#lib/one-time-tokens/kill-tokens.ts";

export type PendingEmailChange = { id: string; newEmail: string; expiresAt: Date };

/** 「Eメール変更」 that waits for its new address; null when none does, or its day is over. */
export function findPendingEmailChange(
  { tx, insurerId, now }: Scope,
  memberId: string,
): Promise<PendingEmailChange | null> {
  return tx.emailChange.findFirst({
    where: { insurerId, memberId, confirmedAt: null, endedAt: null, expiresAt: { gt: now } },
    select: { id: true, newEmail: true, expiresAt: true },
  });
}

/** With `codeExpiresAt`: until when the newest mail's link and code can be used; null when that is over. */
export type WaitingEmailChange = PendingEmailChange & { codeExpiresAt: Date | null };

/** What the waiting page shows, or what has become of the change: confirmed within its day, or none any more. */
export async function waitingEmailChange(
  scope: Scope,
  memberId: string,
): Promise<WaitingEmailChange | "confirmed" | "none"> {
  const pending = await findPendingEmailChange(scope, memberId);
  if (pending) {
    const owner = { ownerId: pending.id, purpose: "emailChange" } as const;
    return { ...pending, codeExpiresAt: await latestCodeExpiry(scope, owner) };
  }
  const newest = await scope.tx.emailChange.findFirst({
    where: { insurerId: scope.insurerId, memberId },
    orderBy: { requestedAt: "desc" },
  });
  const isConfirmed = newest?.confirmedAt && !newest.endedAt && newest.expiresAt > scope.now;
  return isConfirmed ? "confirmed" : "none";
}

/** Ends changes of one member, and with them every link and code that belongs to them. */
export async function endEmailChanges(
  scope: Scope,
  { memberId, ids, reason }: { memberId: string; ids: readonly string[]; reason: EndReason },
): Promise<void> {
  const { tx, insurerId, now } = scope;
  const ofMember = { insurerId, memberId };
  await tx.emailChange.updateMany({
    where: { ...ofMember, id: { in: [...ids] }, endedAt: null },
    data: { endedAt: now, endReason: reason },
  });
  await killTokens(scope, { memberIds: [memberId], types: ["emailChange", "emailUndo"], ownerIds: ids });
  await tx.emailCode.updateMany({
    where: { ...ofMember, ownerId: { in: [...ids] }, usedAt: null, purpose: "emailChange" },
    data: { usedAt: now },
  });
}
