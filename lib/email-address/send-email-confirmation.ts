import "server-only";
import { issueEmailCode } from "#lib/credentials/email-code/issue-email-code.ts";
import type { EmailChange } from "#lib/db/generated/client.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";
import { purposeOf } from "./email-change.ts";

/** Why no mail is sent; as issueEmailCode. */
export type SendingFailure = "too-soon" | "too-many";

/** Mails link and code to a change's new e-mail address (manual 000【5】, 004 2-1 ⑨). @param kana for the salutation */
export async function sendEmailConfirmation(
  scope: Scope,
  change: Pick<EmailChange, "id" | "memberId" | "attemptId" | "newEmail">,
  kana: string,
): Promise<Result<{ expiresAt: Date }, SendingFailure>> {
  const { memberId, attemptId, newEmail: email } = change;
  const owned = { memberId, ownerId: change.id, email };
  const issued = await issueEmailCode(scope, { ...owned, attemptId, purpose: purposeOf(change) });
  if (!issued.ok) return issued;
  const { code, expiresAt } = issued.value;
  const { text } = await issueToken(scope, { type: "emailConfirmation", ...owned });
  const link = `${insurerOrigin(scope.insurer)}/confirm-email?token=${text}`;
  await queueMail(scope, { kind: "email-confirmation", to: email, memberId, link, code, expiresAt, kana });
  return ok({ expiresAt });
}
