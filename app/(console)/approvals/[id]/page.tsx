import { notFound } from "next/navigation";
import { ApprovalActs } from "#components/console/approvals/approval-acts.tsx";
import { ApprovalFacts } from "#components/console/approvals/approval-facts.tsx";
import { CollectForm } from "#components/console/approvals/collect-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readApproval } from "#lib/console/approvals/list-approvals.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { approveAction, collectAction, refuseAction, withdrawAction } from "./actions.ts";

const ACTS = { approve: approveAction, refuse: refuseAction, withdraw: withdrawAction };

/** One request: what was asked, looked up anew, and what this clerk may do about it. */
export default async function ApprovalPage({ params, searchParams }: PageProps<"/approvals/[id]">) {
  const [{ id }, query] = [await params, await searchParams];
  if (!isUuid(id)) notFound();
  const clerk = await requireClerk(`/approvals/${id}`);
  const approval = (await asClerk(readApproval, id)) ?? notFound();
  const { approvals: text, reissue } = consoleText;
  const done = Object.entries(text.results).find(([name]) => name === queryText(query.done))?.[1];
  const title = text.acts[approval.act].title;
  const body = (
    <>
      <PageTitle title={title} />
      <LinkList links={[{ href: "/approvals", label: text.back }]} />
      <PageHeading>{title}</PageHeading>
      {done ? <Callout kind="success">{done}</Callout> : null}
      <ApprovalFacts approval={approval} />
    </>
  );
  if (approval.status === "to-collect" && approval.isOwn && approval.facts) {
    const collect = { ...text.collect, print: reissue.print };
    return (
      <CollectForm
        action={collectAction}
        approvalId={id}
        backHref={`/members/${approval.memberId}`}
        who={approval.facts.who ?? ""}
        text={collect}
      >
        {body}
      </CollectForm>
    );
  }
  const isOpen = approval.status === "asked" && (approval.isOwn || mayAct(clerk.role, "officer"));
  return (
    <div className="max-w-[43rem] space-y-6">
      {body}
      {isOpen ? <ApprovalActs approval={approval} acts={ACTS} /> : null}
    </div>
  );
}
