import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endEmailChanges, findPendingEmailChange } from "#lib/email-address/email-change.ts";
import { issueUndoLink } from "#lib/email-address/issue-undo-link.ts";
import { sendEmailConfirmation } from "#lib/email-address/send-email-confirmation.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { type EmailFailure, readEmail } from "#lib/typed-text/email.ts";
import type { RecentSession } from "../recent-session.ts";

export type RequestEmailChangeFailure =
  | EmailFailure
  | "unchanged"
  | "already-pending"
  /** As issueEmailCode: 30 seconds apart, five an hour. */
  | "too-soon"
  | "too-many";

/**
 * 「実行」 on 「メールアドレスの更新」 (manual 004, 3-5 ⑥): link and code go to the new
 * address, and to the old one that it is about to be left, with the link that
 * undoes it (spec §7). The new one waits for a day; a change that waited before
 * is replaced. A family may share an address, so that it is never asked whose it is.
 */
export async function requestEmailChange(
  scope: Scope,
  { id: sessionId, member: { id: memberId, kana } }: RecentSession,
  { email: typed }: { email: string },
): Promise<Result<undefined, RequestEmailChangeFailure>> {
  const email = readEmail(typed);
  if (!email.ok) return email;
  const newEmail = email.value;
  await holdMember(scope, memberId);
  const previousEmail = await confirmedEmail(scope, memberId);
  if (newEmail === previousEmail) return fail("unchanged");
  const former = await findPendingEmailChange(scope, memberId);
  if (newEmail === former?.newEmail) return fail("already-pending");

  const id = randomUUIDv7();
  const owner = { memberId, ownerId: id, purpose: "emailChange" } as const;
  const sent = await sendEmailConfirmation(scope, { ...owner, email: newEmail, kana });
  if (!sent.ok) return sent;
  if (former) await endEmailChanges(scope, { memberId, ids: [former.id], reason: "replaced" });
  const { tx, insurerId, now } = scope;
  const change = { insurerId, id, memberId, previousEmail, newEmail };
  await tx.emailChange.create({ data: { ...change, requestedAt: now, expiresAt: addSeconds(now, DAY_SECONDS) } });
  if (previousEmail) {
    const undoLink = await issueUndoLink(scope, { memberId, changeId: id, email: previousEmail });
    const event = { type: "email-change-requested", undoLink } as const;
    await notifyMember(scope, { memberId, event, to: previousEmail });
  }
  await recordAudit(scope, { action: "email.change-request", result: "success", memberId, sessionId });
  return ok();
}
