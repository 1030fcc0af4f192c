import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { foldLoginId } from "#lib/members/login-id.ts";
import { lockMember } from "../lock-member.ts";

const MAX_LINKS_PER_HOUR = 5;
/** More than one member's, because a family may share an address. */
const MAX_LINKS_TO_ADDRESS_PER_HOUR = 20;

async function isFlood(tx: InsurerTransaction, { insurer, now }: RequestContext, memberId: string, email: string) {
  const recent = {
    insurerId: insurer.id,
    type: "passwordReset",
    createdAt: { gt: addSeconds(now, -HOUR_SECONDS) },
  } as const;
  const ofMember = await tx.oneTimeToken.count({ where: { ...recent, memberId } });
  const toAddress = await tx.oneTimeToken.count({ where: { ...recent, email } });
  return ofMember >= MAX_LINKS_PER_HOUR || toAddress >= MAX_LINKS_TO_ADDRESS_PER_HOUR;
}

/**
 * Mails the link of 「パスワードを忘れた方」 (manual 004, 3-3 ⑤), if the user ID is a
 * member's who has finished the first login and has a confirmed address. For the
 * worker: nobody waits for the answer, and nobody is told it.
 */
export async function sendPasswordReset(
  tx: InsurerTransaction,
  context: RequestContext,
  { loginId }: { loginId: string },
): Promise<"sent" | "nobody" | "too-many"> {
  const { insurer, now } = context;
  const insurerId = insurer.id;
  const member = await tx.member.findFirst({
    where: {
      insurerId,
      loginId: foldLoginId(loginId),
      state: "active",
      wizardCompletedAt: { not: null },
      emailConfirmedAt: { not: null },
    },
    select: { id: true, email: true, kana: true },
  });
  if (!member?.email) return "nobody";
  const { id: memberId, email, kana } = member;
  const event = { action: "recovery.password-reset", memberId, actor: "anonymous" } as const;
  await lockMember(tx, context, memberId);
  if (await isFlood(tx, context, memberId, email)) {
    await recordAudit(tx, context, { ...event, result: "refused", detail: { reason: "too-many" } });
    return "too-many";
  }
  const token = randomToken();
  const expiresAt = addSeconds(now, insurer.policy.resetLinkMinutes * MINUTE_SECONDS);
  await tx.oneTimeToken.create({
    data: { insurerId, memberId, type: "passwordReset", tokenHash: hashToken(token), email, createdAt: now, expiresAt },
  });
  const link = `${insurerOrigin(insurer)}/reset-password?token=${token}`;
  await queueMail(tx, context, { kind: "password-reset", to: email, memberId, link, expiresAt, kana });
  await recordAudit(tx, context, { ...event, result: "success" });
  return "sent";
}
