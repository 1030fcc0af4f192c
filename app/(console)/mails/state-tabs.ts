import type { MailCounts, MailQuery } from "#lib/console/mails/list-mails.ts";
import { MAIL_STATES, type MailState } from "#lib/console/mails/mail-state.ts";
import { mailsText as text } from "#lib/messages/ja/console/mails.ts";
import { mailsHref } from "./href.ts";

/** すべて, 送信待ち, 届かなかった, 送信済み; of all members, with their numbers. */
export function stateTabs({ state, memberId }: Pick<MailQuery, "state" | "memberId">, counts: MailCounts) {
  const nameOf = (each: MailState) =>
    each === "sent" || memberId ? text.states[each] : text.counted(text.states[each], counts[each]);
  const all = { href: mailsHref({ memberId }), label: text.all, isHere: state === null };
  const tabs = MAIL_STATES.map((each) => ({
    href: mailsHref({ state: each, memberId }),
    label: nameOf(each),
    isHere: state === each,
  }));
  return [all, ...tabs];
}
