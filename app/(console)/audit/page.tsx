import { AuditTable } from "#components/console/audit/audit-table.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { listAudit } from "#lib/console/audit/audit-log.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const PAGE_LINES = 50;

type PageProps = { searchParams: Promise<{ before?: string | string[] }> };

/** 「監査ログ」: the insurer's chain, newest first. */
export default async function AuditPage({ searchParams }: PageProps) {
  await requireClerk("/audit");
  const { before } = await searchParams;
  const cursor = typeof before === "string" && /^\d{1,15}$/.test(before) ? BigInt(before) : null;
  const { lines, next } = await asClerk(listAudit, { before: cursor, limit: PAGE_LINES });
  const { audit: text } = consoleText;
  const links = [
    ...(next === null ? [] : [{ href: `/audit?before=${next}`, label: text.older }]),
    ...(cursor === null ? [] : [{ href: "/audit", label: text.newest }]),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p>{text.lead}</p>
      {lines.length === 0 ? <p>{text.none}</p> : <AuditTable lines={lines} />}
      <LinkList links={links} />
    </div>
  );
}
