import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { type ConfirmationOwner, endEmailConfirmations, LINK_TYPE } from "./end-email-confirmations.ts";
import { issueEmailCode } from "./issue-email-code.ts";

export type EmailConfirmation = ConfirmationOwner & {
  /** As read by readEmailAddress. */
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
  const { tx, insurerId, insurer, now } = scope;
  const { memberId, ownerId, purpose, email } = request;
  const { code, expiresAt } = issued.value;
  await endEmailConfirmations(scope, { memberId, ownerId, purpose, keptEmail: email });
  const token = randomToken();
  const owner = { insurerId, memberId, ownerId };
  await tx.oneTimeToken.create({
    data: { ...owner, type: LINK_TYPE[purpose], tokenHash: hashToken(token), email, createdAt: now, expiresAt },
  });
  await queueMail(scope, {
    kind: "email-confirmation",
    to: email,
    memberId,
    link: `${insurerOrigin(insurer)}/confirm-email?token=${token}`,
    code,
    expiresAt,
    kana,
  });
  return ok({ expiresAt });
}
