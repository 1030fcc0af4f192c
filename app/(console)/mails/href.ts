import type { MailQuery } from "#lib/console/mails/list-mails.ts";

export type MailView = Partial<Pick<MailQuery, "state" | "memberId" | "before">>;

/** The list with its filters, where its page begins, and how many mails are sent again: ids and words, nobody's name or e-mail address. */
export function mailsHref({ state, memberId, before, resent }: MailView & { resent?: number }): string {
  const given = Object.entries({ state, member: memberId, before, resent: resent && String(resent) });
  const query = new URLSearchParams(given.filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  return query === "" ? "/mails" : `/mails?${query}`;
}
