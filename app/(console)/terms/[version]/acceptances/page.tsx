import { notFound } from "next/navigation";
import { AcceptanceTable } from "#components/console/terms/acceptance-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { cursorText, listAcceptances, readCursor } from "#lib/console/terms/acceptances.ts";
import { readTermsOverview } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { readVersion } from "../../read-version.ts";

const PAGE_LINES = 50;

/** Who has accepted one version; 管理 takes the whole list as CSV. */
export default async function AcceptancesPage({ params, searchParams }: PageProps<"/terms/[version]/acceptances">) {
  const { role } = await requireClerk("/terms");
  const version = readVersion((await params).version);
  const { after: afterText } = await searchParams;
  const { versions } = await asClerk(readTermsOverview, undefined);
  const { accepted } = versions.find((each) => each.version === version) ?? notFound();
  const after = typeof afterText === "string" ? readCursor(afterText) : null;
  const { lines, next } = await asClerk(listAcceptances, { version, after, limit: PAGE_LINES });
  const { terms } = consoleText;
  const text = terms.acceptances;
  const here = `/terms/${version}/acceptances`;
  const links = [
    ...(next ? [{ href: `${here}?after=${cursorText(next)}`, label: text.next }] : []),
    ...(after ? [{ href: here, label: text.first }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title(version)} />
      <LinkList links={[{ href: "/terms", label: terms.back }]} />
      <PageHeading>{text.title(version)}</PageHeading>
      <p className="font-700">{terms.people(accepted.toLocaleString("ja-JP"))}</p>
      {lines.length === 0 ? <p>{text.none}</p> : <AcceptanceTable lines={lines} />}
      <LinkList links={links} />
      {mayAct(role, "manager") ? (
        <form action={`${here}/csv`} method="post" className="space-y-2">
          <p className="text-quiet">{text.downloadHint}</p>
          <Button type="submit" variant="secondary">
            {text.download}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
