import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { type EmailFailure, readEmail } from "#lib/typed-text/email.ts";
import { beginEmailChange } from "./begin-email-change.ts";
import { findPendingEmailChange, ownerOf } from "./email-change.ts";
import { issueUndoLink } from "./issue-undo-link.ts";
import type { SendingFailure } from "./send-email-confirmation.ts";

export type RequestEmailChangeFailure = EmailFailure | SendingFailure | "unchanged" | "already-pending";

/**
 * 「実行」 on 「メールアドレスの更新」 (manual 004, 3-5 ⑥): sends link and code to the new e-mail address, and a notice with the undo
 * link to the old one (spec §7). Does not check whose it is, because a family may share one.
 */
export async function requestEmailChange(
  scope: Scope,
  session: RecentSession,
  { email: typed }: { email: string },
): Promise<Result<undefined, RequestEmailChangeFailure>> {
  const email = readEmail(typed);
  if (!email.ok) return email;
  const newEmail = email.value;
  const memberId = session.member.id;
  await holdMember(scope, memberId);
  const previousEmail = await confirmedEmail(scope, memberId);
  if (newEmail === previousEmail) return fail("unchanged");
  const former = await findPendingEmailChange(scope, ownerOf(session));
  if (newEmail === former?.newEmail) return fail("already-pending");
  const begun = await beginEmailChange(scope, session, { newEmail, previousEmail });
  if (!begun.ok) return begun;
  if (previousEmail) {
    const undoLink = await issueUndoLink(scope, { memberId, changeId: begun.value, email: previousEmail });
    const event = { type: "email-change-requested", undoLink, newEmail } as const;
    await notifyMember(scope, { memberId, event, to: previousEmail });
  }
  await recordAudit(scope, {
    action: "email.change-request",
    result: "success",
    memberId,
    sessionId: session.id,
  });
  return ok();
}
