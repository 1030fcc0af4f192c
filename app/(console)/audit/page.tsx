import { AuditActs } from "#components/console/audit/audit-acts.tsx";
import { AuditFilterForm } from "#components/console/audit/audit-filter-form.tsx";
import { AuditTable } from "#components/console/audit/audit-table.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { filterParams, readFilter } from "#lib/console/audit/audit-filter.ts";
import { listActors, listAudit } from "#lib/console/audit/audit-log.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { verifyAuditAction } from "./actions.ts";
import { auditHref, UNKNOWN_MEMBER } from "./href.ts";

const PAGE_LINES = 50;

/** 「監査ログ」: the insurer's chain, newest first, or what of it is asked for. */
export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const { role } = await requireClerk("/audit");
  const asked = await searchParams;
  const cursor = typeof asked.before === "string" && /^\d{1,15}$/.test(asked.before) ? BigInt(asked.before) : null;
  const filter = readFilter(asked);
  const params = filterParams(filter);
  const isUnknown = asked.member === UNKNOWN_MEMBER;
  const { lines, next } = await asClerk(listAudit, { filter, before: cursor, limit: PAGE_LINES });
  const { audit: text } = consoleText;
  const isFiltered = Object.keys(params).length > 0;
  const links = [
    ...(next === null ? [] : [{ href: auditHref({ ...params, before: String(next) }), label: text.older }]),
    ...(cursor === null ? [] : [{ href: auditHref(params), label: text.newest }]),
    ...(isFiltered ? [{ href: "/audit", label: text.clear }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p>{isFiltered ? text.leadFiltered : text.lead}</p>
      {isUnknown ? <Callout kind="warning">{text.memberUnknown}</Callout> : null}
      <AuditFilterForm filter={filter} actors={await asClerk(listActors, undefined)} isOpen={isFiltered || isUnknown} />
      {mayAct(role, "manager") ? <AuditActs params={params} verify={verifyAuditAction} /> : null}
      {lines.length === 0 ? <p>{isFiltered ? text.noneFiltered : text.none}</p> : <AuditTable lines={lines} />}
      <LinkList links={links} />
    </div>
  );
}
