import { ImportTable } from "#components/console/imports/import-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listImports } from "#lib/console/imports/read-imports.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const PAGE_LINES = 100;

/** 「取り込み」: the history, and the way to a new one. */
export default async function ImportsPage() {
  const { role } = await requireClerk("/imports");
  const { imports } = await asClerk(listImports, { limit: PAGE_LINES });
  const samples = [
    { href: "/imports/sample?kind=xlsx", label: text.sampleXlsx },
    { href: "/imports/sample?kind=csv", label: text.sampleCsv },
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayAct(role, "officer") ? <ButtonLink href="/imports/new">{text.start}</ButtonLink> : null}
      </div>
      {imports.length === 0 ? <p>{text.none}</p> : <ImportTable imports={imports} />}
      {mayAct(role, "officer") ? <LinkList links={samples} /> : null}
    </div>
  );
}
