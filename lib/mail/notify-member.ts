import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { browserName } from "#lib/kernel/browser-name.ts";
import type { NoticeEvent } from "./mail-content.ts";
import { queueMail } from "./queue-mail.ts";

/**
 * Tells a member of a change to their account, in the transaction of the change:
 * when, in which browser, and what to do if it was not them (spec §7).
 * @param to another address than the one on file; without any address nothing is sent
 */
export async function notifyMember(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, event, to }: { memberId: string; event: NoticeEvent; to?: string },
): Promise<void> {
  const { insurer, now, userAgent } = context;
  const { email, emailConfirmedAt, kana } = await tx.member.findUniqueOrThrow({
    where: { insurerId_id: { insurerId: insurer.id, id: memberId } },
    select: { email: true, emailConfirmedAt: true, kana: true },
  });
  const address = to ?? (emailConfirmedAt ? email : null);
  if (!address) return;
  await queueMail(tx, context, {
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
