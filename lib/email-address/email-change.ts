import "server-only";
import { latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import type { EmailChange } from "#lib/db/generated/client.ts";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { LoadedAttempt } from "#lib/login-flow/load-attempt.ts";
import { killTokens } from "#lib/one-time-tokens/kill-tokens.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/** Who waits for a new e-mail address: a login attempt (wizard) or a session (「Eメール変更」). */
export type Waiter = LoadedAttempt | ActiveSession | RecentSession;

/** The owner in a change's row; `attemptId` is null for the settings. */
export type ChangeOwner = Pick<EmailChange, "memberId" | "attemptId">;

export function ownerOf(waiter: Waiter): ChangeOwner {
  return { memberId: waiter.member.id, attemptId: "facts" in waiter ? waiter.id : null };
}

/** The purpose of a change's codes: wizard and settings have separate limits. */
export function purposeOf({ attemptId }: Pick<ChangeOwner, "attemptId">): EmailCodePurpose {
  return attemptId === null ? "emailChange" : "confirmation";
}

/** The change that waits for its new e-mail address; null without one, or after its day. */
export function findPendingEmailChange(
  { tx, insurerId, now }: Scope,
  { memberId, attemptId }: ChangeOwner,
): Promise<EmailChange | null> {
  return tx.emailChange.findFirst({
    where: { insurerId, memberId, attemptId, confirmedAt: null, endedAt: null, expiresAt: { gt: now } },
  });
}

/** `codeExpiresAt`: expiry of the newest mail's link and code; null when they have expired. */
export type WaitingEmailChange = EmailChange & { codeExpiresAt: Date | null };

/** What the waiting page shows; null when nothing waits any more. */
export async function waitingEmailChange(scope: Scope, waiter: Waiter): Promise<WaitingEmailChange | null> {
  const pending = await findPendingEmailChange(scope, ownerOf(waiter));
  if (!pending) return null;
  const codes = { ownerId: pending.id, purpose: purposeOf(pending) };
  return { ...pending, codeExpiresAt: await latestCodeExpiry(scope, codes) };
}

/** Ends a member's changes with their links and codes, which a stranger may have got (spec §14 case 5). */
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
  await killTokens(scope, { memberIds: [memberId], types: ["emailConfirmation", "emailUndo"], ownerIds: ids });
  await tx.emailCode.updateMany({
    where: { ...ofMember, ownerId: { in: [...ids] }, usedAt: null },
    data: { usedAt: now },
  });
}
