import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { browserName } from "#lib/kernel/browser-name.ts";
import type { NoticeEvent } from "./mail-content.ts";
import { queueMail } from "./queue-mail.ts";

/**
 * Tells a member of a change to their account, in the transaction of the change:
 * when, in which browser, and what to do if it was not them (spec §7).
 * @param to another address than the one on file; without any address nothing is sent
 */
export async function notifyMember(
  scope: Scope,
  { memberId, event, to }: { memberId: string; event: NoticeEvent; to?: string },
): Promise<void> {
  const { tx, insurer, now, userAgent } = scope;
  const { email, emailConfirmedAt, kana } = await tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { email: true, emailConfirmedAt: true, kana: true },
  });
  const address = to ?? (emailConfirmedAt ? email : null);
  if (!address) return;
  await queueMail(scope, {
    kind: "notice",
    to: address,
    memberId,
    event,
    at: now,
    browser: userAgent === null ? null : browserName(userAgent),
    notMeLink: `${insurerOrigin(insurer)}/settings/not-me`,
    kana,
  });
}
