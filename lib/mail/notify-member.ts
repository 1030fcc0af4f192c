import "server-only";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { browserName } from "#lib/kernel/browser-name.ts";
import { contactOf } from "#lib/members/confirmed-email.ts";
import type { NoticeEvent } from "./mail-content.ts";
import { queueMail } from "./queue-mail.ts";

/**
 * Sends a notice of a change, in the transaction of the change: when, in which browser, and what to do if it was
 * somebody else (spec §7).
 * @param to another e-mail address than the member's; without any, nothing is sent
 */
export async function notifyMember(
  scope: Scope,
  { memberId, event, to }: { memberId: string; event: NoticeEvent; to?: string },
): Promise<void> {
  const { insurer, now, actor } = scope;
  // A clerk's browser is nothing the member could recognise.
  const userAgent = actor.startsWith("clerk:") ? null : scope.userAgent;
  const { email, kana } = await contactOf(scope, memberId);
  const recipient = to ?? email;
  if (!recipient) return;
  await queueMail(scope, {
    kind: "notice",
    to: recipient,
    memberId,
    event,
    at: now,
    browser: userAgent === null ? null : browserName(userAgent),
    notMeLink: `${insurerOrigin(insurer)}/settings/not-me`,
    kana,
  });
}
