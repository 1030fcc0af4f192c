import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { type EmailCodeRequest, issueEmailCode } from "./issue-email-code.ts";

/** The link's type for each purpose: a link of one confirms nothing of the other. */
const LINK_TYPE = { confirmation: "emailConfirmation", emailChange: "emailChange" } as const;

export type EmailConfirmation = EmailCodeRequest & {
  purpose: keyof typeof LINK_TYPE;
  /** Whom the mail greets. */
  kana: string;
};

/**
 * Mails a link and a code to an address that is to be confirmed, in the wizard
 * and for 「Eメール変更」 (manual 000【5】, 004 2-1 ⑨). Links and codes of the
 * same owner for any other address die. Refusals as issueEmailCode.
 */
export async function sendEmailConfirmation(
  tx: InsurerTransaction,
  context: RequestContext,
  { kana, ...request }: EmailConfirmation,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const issued = await issueEmailCode(tx, context, request);
  if (!issued.ok) return issued;
  const { insurer, now } = context;
  const { memberId, ownerId, purpose, email } = request;
  const { code, expiresAt } = issued.value;
  const owner = { insurerId: insurer.id, memberId, ownerId };
  const elsewhere = { ...owner, usedAt: null, email: { not: email } };
  const type = LINK_TYPE[purpose];
  await tx.oneTimeToken.updateMany({ where: { ...elsewhere, type }, data: { usedAt: now } });
  await tx.emailCode.updateMany({ where: { ...elsewhere, purpose }, data: { usedAt: now } });
  const token = randomToken();
  await tx.oneTimeToken.create({
    data: { ...owner, type, tokenHash: hashToken(token), email, createdAt: now, expiresAt },
  });
  await queueMail(tx, context, {
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
