import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { type VerifyEmailCodeFailure, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import type { EmailChange } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "#lib/login-flow/append-proof.ts";
import { closeWizard } from "#lib/login-flow/close-wizard.ts";
import { noteFirstLoginStop } from "#lib/login-flow/first-login-stop.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { loadAttemptByHash } from "#lib/login-flow/load-attempt.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { noteDoneEverywhere } from "#lib/sessions/done.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { adoptEmail } from "./adopt-email.ts";
import { findPendingEmailChange, ownerOf, purposeOf, type Waiter } from "./email-change.ts";
import { findConfirmationLink } from "./find-change-link.ts";
import { issueUndoLink } from "./issue-undo-link.ts";

type By = { by: "link" | "code" };

async function complete(scope: Scope, change: EmailChange, by: By): Promise<void> {
  const { id, attemptId } = change;
  await scope.tx.emailChange.update({ where: scope.key(id), data: { confirmedAt: scope.now } });
  await (attemptId === null ? moveMember(scope, change, by) : proveInAttempt(scope, { ...change, attemptId }, by));
}

/** In the wizard: this attempt has proved the e-mail address, and continues. */
async function proveInAttempt(
  scope: Scope,
  { memberId, attemptId, newEmail: email }: EmailChange & { attemptId: string },
  detail: By,
): Promise<void> {
  await adoptEmail(scope, { memberId, email, event: "email-confirmed", keptAttemptId: attemptId });
  await appendProof(scope, attemptId, { kind: "emailConfirmed" });
  await recordAudit(scope, { action: "login.email-confirm", result: "success", memberId, attemptId, detail });
}

/** 「Eメール変更」: sends notices to both e-mail addresses, to the old one with a new undo link. */
async function moveMember(
  scope: Scope,
  { id: changeId, memberId, newEmail, previousEmail }: EmailChange,
  detail: By,
): Promise<void> {
  await adoptEmail(scope, { memberId, email: newEmail, event: "email-moved" });
  if (previousEmail) {
    const undoLink = await issueUndoLink(scope, { memberId, changeId, email: previousEmail });
    await notifyMember(scope, { memberId, event: { type: "email-changed", undoLink, newEmail }, to: previousEmail });
  }
  await notifyMember(scope, { memberId, event: { type: "email-changed", undoLink: null, newEmail } });
  await recordAudit(scope, { action: "email.change", result: "success", memberId, detail });
  // The link may have been opened elsewhere than where the change was asked for.
  await noteDoneEverywhere(scope, memberId, { code: "email", name: newEmail });
}

/**
 * 「確認コード」 in the login or session that waits. A session needs no recent authentication: the request needed it, and the
 * code proves the new e-mail address.
 * @param code as typed
 * @returns `no-change` when nothing waits: confirmed, withdrawn, undone or a day old
 */
export async function confirmEmailByCode(
  scope: Scope,
  waiter: Waiter,
  { code: typed }: { code: string },
): Promise<Result<undefined, VerifyEmailCodeFailure | OneTimeCodeFailure | "no-change">> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  const { memberId, attemptId } = ownerOf(waiter);
  // takeStep holds the attempt's own row.
  if (attemptId === null) await holdOpenLogins(scope, { memberId, withSessions: false });
  const pending = await findPendingEmailChange(scope, { memberId, attemptId });
  if (!pending) return fail("no-change");
  const codes = { memberId, attemptId, ownerId: pending.id, purpose: purposeOf(pending) };
  // Whoever has the card may ask for mail after mail and guess; the link in it cannot be guessed (ASVS 6.6.3).
  const isChargedToMember = "facts" in waiter && waiter.facts.isBoundToEmailOnFile;
  const verified = await verifyEmailCode(scope, { ...codes, code: code.value, isChargedToMember });
  if (!verified.ok) return verified;
  await complete(scope, pending, { by: "code" });
  return ok();
}

/**
 * Uses the mail's link, in any browser, with or without a session (manual 000【6】); of parallel posts one succeeds (spec
 * §14 case 5).
 * @returns whose e-mail address it now is
 */
export async function confirmEmailByLink(
  scope: Scope,
  token: string,
): Promise<Result<{ memberId: string }, "link-dead">> {
  const found = await findConfirmationLink(scope, token);
  if (!found) return fail("link-dead");
  const { memberId } = found.change;
  await holdOpenLogins(scope, { memberId, withSessions: false });
  // Again, behind the lock: it may have been used or withdrawn meanwhile.
  const link = await findConfirmationLink(scope, token);
  if (!link || !(await consumeToken(scope, { type: "emailConfirmation", text: token }))) return fail("link-dead");
  const { change } = link;
  await complete(scope, change, { by: "link" });
  // The wizard's last fact where the password came first (manual 004, 2-1 ⑨).
  const attempt = change.attempt && (await loadAttemptByHash(scope, change.attempt.tokenHash));
  if (attempt) {
    await closeWizard(scope, attempt);
    await noteFirstLoginStop(scope, attempt);
  }
  return ok({ memberId });
}
