import { ApprovalTable } from "#components/console/approvals/approval-table.tsx";
import { Tabs } from "#components/console/frame/tabs.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { APPROVAL_TABS, listApprovals } from "#lib/console/approvals/list-approvals.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { requestTime } from "#lib/web/request/request-time.ts";

/** 「承認」: what waits for a second clerk, one's own requests, and what is over. */
export default async function ApprovalsPage({ searchParams }: PageProps<"/approvals">) {
  await requireClerk("/approvals");
  const named = queryText((await searchParams).tab);
  const tab = APPROVAL_TABS.find((each) => each === named) ?? "waiting";
  const lines = await asClerk(listApprovals, tab);
  const { approvals: text } = consoleText;
  const tabs = APPROVAL_TABS.map((each) => ({
    href: each === "waiting" ? "/approvals" : `/approvals?tab=${each}`,
    label: text.tabs[each],
    isHere: each === tab,
  }));
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Tabs label={text.tabsLabel} tabs={tabs} />
      {lines.length === 0 ? (
        <p>{text.none[tab]}</p>
      ) : (
        <ApprovalTable lines={lines} caption={text.caption[tab]} now={requestTime()} />
      )}
    </div>
  );
}
