import "server-only";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { holdBeforeFirstLogin, reissueAccount } from "./reissue-account.ts";

/** `isMailed` is false where the formula is the temporary password: it is renewed, and needs no mail. */
export type MailedCredentials = { isMailed: boolean; expiresAt: Date };

export type MailingFailure = "member-disabled" | "first-login-finished" | "no-email";

/**
 * Issues temporary credentials and sends them by mail (spec §10): the user ID in one, the password in another, both
 * sealed in the outbox until they are sent. To the e-mail address on file, confirmed or imported; the wizard then asks
 * for the birth date. Only before the end of the first login: whoever reads a mailbox must not take over an account
 * with its factors (spec §8).
 */
export async function mailTemporaryCredentials(
  scope: Scope,
  memberId: string,
): Promise<Result<MailedCredentials, MailingFailure>> {
  const held = await holdBeforeFirstLogin(scope, memberId);
  if (!held.ok) return held;
  const { email, kana, loginId } = held.value;
  if (!email) return fail("no-email");
  const reissued = await reissueAccount(scope, memberId);
  if (!reissued.ok) return reissued;
  const { password, expiresAt } = reissued.value;
  if (password === null) return ok({ isMailed: false, expiresAt });
  const link = `${insurerOrigin(scope.insurer)}/login`;
  const to = { to: email, memberId, expiresAt, kana };
  await queueMail(scope, { kind: "temporary-login-id", loginId, link, ...to });
  await queueMail(scope, { kind: "temporary-password", password, ...to });
  return ok({ isMailed: true, expiresAt });
}
