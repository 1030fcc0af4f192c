import { HistoryList } from "#components/settings/history-list.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { listHistory } from "#lib/settings/list-history.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

const PATH = "/settings/history";

/** 「ログイン履歴」 (spec §4; manual 004, 3-2 ②): what was done in the member's name, with a link to 「心当たりがない」. */
export default async function HistoryPage({ searchParams }: PageProps<"/settings/history">) {
  const { session, member } = await requireMember(PATH);
  const { before } = await searchParams;
  const { lines, olderThan } = await inRequest(listHistory, {
    memberId: member.id,
    sessionId: session.id,
    olderThan: before,
  });
  const { common, history: text } = await requestMessages();
  const links = [
    ...(olderThan ? [{ href: `${PATH}?before=${olderThan}`, label: text.older }] : []),
    ...(before ? [{ href: PATH, label: text.newest }] : []),
    // Where no record has it beside itself.
    ...(lines.every(({ isHere }) => isHere) ? [{ href: "/settings/not-me", label: text.notMe.link }] : []),
    { href: "/", label: common.backToPortal },
  ];
  return (
    <StaticPage
      title={text.title}
      lead={
        <>
          <Lead>{text.lead}</Lead>
          <Lead>{text.notMe.lead}</Lead>
        </>
      }
      footer={<LinkList links={links} />}
    >
      <HistoryList lines={lines} />
      {lines.some(({ outcome }) => outcome === "failed") ? <p className="text-quiet">{text.failedHint}</p> : null}
    </StaticPage>
  );
}
