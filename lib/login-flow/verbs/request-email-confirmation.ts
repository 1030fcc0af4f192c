import { recordAudit } from "#lib/audit/record-audit.ts";
import { issueEmailCode } from "#lib/credentials/email-code/issue-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { readEmailAddress } from "#lib/members/email-address.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

export type RequestEmailConfirmationCode = "empty" | "unreadable" | "too-long" | "too-soon" | "too-many";

/**
 * Mails a link and a code to the typed address (manual 000【5】, 001【5】, 004 2-1 ⑨);
 * the address waits in the attempt until one of them comes back. Links and codes
 * for any other address of this attempt die.
 */
export async function requestEmailConfirmation(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, email }: { attempt: LoadedAttempt; email: string },
): Promise<Result<undefined, RequestEmailConfirmationCode>> {
  const address = readEmailAddress(email);
  if (!address.ok) return address;
  const { insurer, now } = context;
  const owner = { insurerId: insurer.id, memberId: attempt.member.id, ownerId: attempt.id };
  const code = await issueEmailCode(tx, context, {
    memberId: owner.memberId,
    ownerId: owner.ownerId,
    email: address.value,
    purpose: "confirmation",
  });
  if (!code.ok) return code;

  await tx.oneTimeToken.updateMany({
    where: { ...owner, type: "emailConfirmation", usedAt: null, email: { not: address.value } },
    data: { usedAt: now },
  });
  await tx.emailCode.updateMany({
    where: { ...owner, purpose: "confirmation", usedAt: null, email: { not: address.value } },
    data: { usedAt: now },
  });
  const token = randomToken();
  const { expiresAt } = code.value;
  await tx.oneTimeToken.create({
    data: {
      ...owner,
      type: "emailConfirmation",
      tokenHash: hashToken(token),
      email: address.value,
      createdAt: now,
      expiresAt,
    },
  });
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId: insurer.id, id: attempt.id } },
    data: { pendingEmail: address.value },
  });
  await queueMail(tx, context, {
    kind: "email-confirmation",
    to: address.value,
    memberId: owner.memberId,
    link: `${insurerOrigin(insurer)}/confirm-email?token=${token}`,
    code: code.value.code,
    expiresAt,
    kana: attempt.member.kana,
  });
  await recordAudit(tx, context, {
    action: "login.email-request",
    result: "success",
    memberId: owner.memberId,
    attemptId: attempt.id,
  });
  return ok();
}
