import "server-only";
import { issueEmailCode } from "#lib/credentials/email-code/issue-email-code.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";
import { type ConfirmationOwner, endEmailConfirmations, LINK_TYPE } from "./end-email-confirmations.ts";

export type EmailConfirmation = ConfirmationOwner & {
  /** As read by readEmail. */
  email: string;
  /** Whom the mail greets. */
  kana: string;
};

/**
 * Mails a link and a code to an address that is to be confirmed, in the wizard
 * and for 「Eメール変更」 (manual 000【5】, 004 2-1 ⑨). Links and codes of the
 * same owner for any other address die. Refusals as issueEmailCode.
 */
export async function sendEmailConfirmation(
  scope: Scope,
  { kana, ...request }: EmailConfirmation,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const issued = await issueEmailCode(scope, request);
  if (!issued.ok) return issued;
  const { memberId, ownerId, purpose, email } = request;
  const { code, expiresAt } = issued.value;
  await endEmailConfirmations(scope, { memberId, ownerId, purpose, keptEmail: email });
  const { text } = await issueToken(scope, { type: LINK_TYPE[purpose], memberId, ownerId, email });
  await queueMail(scope, {
    kind: "email-confirmation",
    to: email,
    memberId,
    link: `${insurerOrigin(scope.insurer)}/confirm-email?token=${text}`,
    code,
    expiresAt,
    kana,
  });
  return ok({ expiresAt });
}
