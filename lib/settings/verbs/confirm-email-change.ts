import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { type VerifyEmailCodeFailure, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { adoptEmail } from "#lib/email-address/adopt-email.ts";
import { findPendingEmailChange } from "#lib/email-address/email-change.ts";
import { type ChangeLink, findChangeLink } from "#lib/email-address/find-change-link.ts";
import { issueUndoLink } from "#lib/email-address/issue-undo-link.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";

/** The new address is the member's; both addresses are told, the old one with a fresh link that undoes it. */
async function complete(
  scope: Scope,
  { memberId, changeId, by }: { memberId: string; changeId: string; by: "link" | "code" },
): Promise<void> {
  const { previousEmail, newEmail } = await scope.tx.emailChange.update({
    where: scope.key(changeId),
    data: { confirmedAt: scope.now },
  });
  await adoptEmail(scope, { memberId, email: newEmail, event: "email-moved" });
  if (previousEmail) {
    const undoLink = await issueUndoLink(scope, { memberId, changeId, email: previousEmail });
    await notifyMember(scope, { memberId, event: { type: "email-changed", undoLink }, to: previousEmail });
  }
  await notifyMember(scope, { memberId, event: { type: "email-changed", undoLink: null } });
  await recordAudit(scope, { action: "email.change", result: "success", memberId, detail: { by } });
}

/**
 * 「確認コード」 in the member's own session. It asks for no fresh authentication:
 * the request did, and the code shows whose the new address is.
 * @param code as typed
 * @returns `no-change` when nothing waits any more: confirmed, withdrawn, undone or a day old
 */
export async function confirmEmailChangeByCode(
  scope: Scope,
  { member: { id: memberId } }: ActiveSession,
  { code: typed }: { code: string },
): Promise<Result<undefined, VerifyEmailCodeFailure | OneTimeCodeFailure | "no-change">> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  await holdOpenLogins(scope, { memberId, withSessions: false });
  const pending = await findPendingEmailChange(scope, memberId);
  if (!pending) return fail("no-change");
  const owner = { memberId, ownerId: pending.id, purpose: "emailChange" } as const;
  const verified = await verifyEmailCode(scope, { ...owner, code: code.value });
  if (!verified.ok) return verified;
  await complete(scope, { memberId, changeId: pending.id, by: "code" });
  return ok();
}

/** A link that would still confirm, looked at and not used; null for every other. */
export async function findEmailChangeLink(scope: Scope, token: string): Promise<ChangeLink | null> {
  const link = await findChangeLink(scope, { type: "emailChange", token });
  if (!link) return null;
  const { confirmedAt, endedAt, expiresAt, newEmail } = link.change;
  const isPending = !confirmedAt && !endedAt && expiresAt > scope.now;
  return isPending && newEmail === link.email ? link : null;
}

/**
 * Uses the link in the mail to the new address, in whatever browser, signed in or
 * not. Once, out of any number of parallel posts (spec §14 case 5).
 * @returns whose address it now is
 */
export async function confirmEmailChangeByLink(
  scope: Scope,
  token: string,
): Promise<Result<{ memberId: string }, "link-dead">> {
  const found = await findEmailChangeLink(scope, token);
  if (!found) return fail("link-dead");
  const { memberId, id: changeId } = found.change;
  await holdOpenLogins(scope, { memberId, withSessions: false });
  // Again, behind the lock: it may have been used or withdrawn while this call waited.
  const link = await findEmailChangeLink(scope, token);
  if (!link || !(await consumeToken(scope, { type: "emailChange", text: token }))) return fail("link-dead");
  await complete(scope, { memberId, changeId, by: "link" });
  return ok({ memberId });
}
