import { isDeepStrictEqual } from "node:util";
import { HistoryTable } from "#components/console/policy/history-table.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listPolicyChanges, type PolicyChangeLine } from "#lib/console/policy/policy-verbs.ts";
import { fieldSpec } from "#lib/insurers/policy-fields.ts";
import { policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { changeHref } from "../href.ts";

const PAGE_LINES = 50;

/** 「ログインの決まりの変更履歴」, newest first; 管理 can set a former value again. */
export default async function PolicyHistoryPage({ searchParams }: PageProps<"/policy/history">) {
  const clerk = await requireClerk("/policy/history");
  const { policy } = await insurerOfClerk(clerk);
  const { before } = await searchParams;
  const cursor = typeof before === "string" && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const { lines, next } = await asClerk(listPolicyChanges, { before: cursor, limit: PAGE_LINES });
  const restoreHref = ({ field }: PolicyChangeLine, value: unknown) => {
    const isOpen = mayAct(clerk.role, "manager") && fieldSpec(field).kind !== "content";
    return isOpen && !isDeepStrictEqual(policyValue(policy, field), value) ? changeHref(field, value) : null;
  };
  const links = [
    { href: "/policy", label: text.back },
    ...(next === null ? [] : [{ href: `/policy/history?before=${next}`, label: text.older }]),
    ...(cursor === null ? [] : [{ href: "/policy/history", label: text.newest }]),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.historyTitle} />
      <PageHeading>{text.historyTitle}</PageHeading>
      <p>{lines.length === 0 ? text.historyNone : text.historyLead}</p>
      {lines.length === 0 ? null : <HistoryTable lines={lines} restoreHref={restoreHref} />}
      <LinkList links={links} />
    </div>
  );
}
