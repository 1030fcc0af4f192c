import { Tabs } from "#components/console/frame/tabs.tsx";
import { MailTable } from "#components/console/mails/mail-table.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { countMails, listMails } from "#lib/console/mails/list-mails.ts";
import { MAIL_STATES } from "#lib/console/mails/mail-state.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { mailsText as text } from "#lib/messages/ja/console/mails.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { resendAction } from "./actions.ts";
import { mailsHref } from "./href.ts";
import { stateTabs } from "./state-tabs.ts";

const PAGE_LINES = 50;
const uuidOf = (value: string | string[] | undefined) => (isUuid(queryText(value)) ? queryText(value) : null);

/** 「メールの送信」: what waits, what was given up and why, what was sent; a failed one is sent again. */
export default async function MailsPage({ searchParams }: PageProps<"/mails">) {
  const { role } = await requireClerk("/mails");
  const asked = await searchParams;
  const state = MAIL_STATES.find((each) => each === asked.state) ?? null;
  const filter = { state, memberId: uuidOf(asked.member) };
  const before = uuidOf(asked.before);
  const resent = Number(queryText(asked.resent));
  const { lines, next } = await asClerk(listMails, { ...filter, before, limit: PAGE_LINES });
  const isSelectable = mayAct(role, "officer") && lines.some(({ canResend }) => canResend);
  const table = <MailTable lines={lines} isSelectable={isSelectable} />;
  const links = [
    ...(next ? [{ href: mailsHref({ ...filter, before: next }), label: text.older }] : []),
    ...(before ? [{ href: mailsHref(filter), label: text.newest }] : []),
    ...(filter.memberId ? [{ href: mailsHref({ state }), label: text.clear }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p>{filter.memberId ? text.ofMember : text.lead}</p>
      <Tabs label={text.tabs} tabs={stateTabs(filter, await asClerk(countMails, undefined))} />
      {resent > 0 ? <Callout kind="success">{text.resent(resent)}</Callout> : null}
      {lines.length === 0 ? <p>{state ? text.noneOf[state] : text.none}</p> : null}
      {isSelectable ? (
        <ActionButton action={resendAction.bind(null, { ...filter, before })} label={text.resend}>
          {table}
        </ActionButton>
      ) : lines.length > 0 ? (
        table
      ) : null}
      <LinkList links={links} />
    </div>
  );
}
