import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { MAX_RECOVERY_MAILS_PER_HOUR } from "#lib/kernel/limits.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";
import { isKnownBrowser } from "#lib/sessions/is-known-browser.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";

/** More than one member's, because a family may share an address. */
const MAX_LINKS_TO_EMAIL_PER_HOUR = 20;
/** Above the limits a member still gets one link in this time: a burst does not block the whole hour. */
const LINK_AGAIN_SECONDS = 10 * MINUTE_SECONDS;

type Asked = { memberId: string; email: string; isFromKnownBrowser: boolean };

/**
 * Whether the limits refuse another link (spec §14 case 20). Known browsers are counted apart, and nobody can block the
 * hour: strangers cannot lock out a member who has no other way in (spec §8).
 */
async function isFlood({ tx, insurerId, now }: Scope, asked: Asked) {
  const { memberId, email, isFromKnownBrowser } = asked;
  const count = (whose: { memberId: string } | { email: string }, seconds: number) =>
    tx.oneTimeToken.count({
      where: {
        insurerId,
        type: "passwordReset",
        isFromKnownBrowser,
        createdAt: { gt: addSeconds(now, -seconds) },
        ...whose,
      },
    });
  if ((await count({ memberId }, LINK_AGAIN_SECONDS)) === 0) return false;
  if ((await count({ memberId }, HOUR_SECONDS)) >= MAX_RECOVERY_MAILS_PER_HOUR) return true;
  return (await count({ email }, HOUR_SECONDS)) >= MAX_LINKS_TO_EMAIL_PER_HOUR;
}

/**
 * Mails the link of 「パスワードを忘れた方」 (manual 004, 3-3 ⑤) if the user ID belongs to a member who has finished the first
 * login and has a confirmed e-mail address. For the worker: nobody learns the result.
 * @param browserHash of the asking browser's cookie, if it has one
 */
export async function sendPasswordReset(
  scope: Scope,
  { loginId, browserHash }: { loginId: string; browserHash: string | null },
): Promise<"sent" | "nobody" | "too-many"> {
  const { tx, insurerId, insurer } = scope;
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
  const event = { action: "recovery.password-reset", memberId } as const;
  await holdMember(scope, memberId);
  const isFromKnownBrowser = await isKnownBrowser(scope, { memberId, browserHash });
  if (await isFlood(scope, { memberId, email, isFromKnownBrowser })) {
    await recordRefusal(scope, { ...event, result: "refused", detail: { reason: "too-many" } });
    return "too-many";
  }
  const { text, expiresAt } = await issueToken(scope, { type: "passwordReset", memberId, email, isFromKnownBrowser });
  const link = `${insurerOrigin(insurer)}/reset-password?token=${text}`;
  await queueMail(scope, { kind: "password-reset", to: email, memberId, link, expiresAt, kana });
  await recordAudit(scope, { ...event, result: "success" });
  return "sent";
}
