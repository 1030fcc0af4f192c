import { notFound } from "next/navigation";
import { Difference } from "#components/console/terms/difference.tsx";
import { Markdown } from "#components/portal/markdown.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { readTermsVersion } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { readVersion } from "../read-version.ts";

/** One published version of 利用規約, and how it differs from the one in force. */
export default async function TermsVersionPage({ params }: PageProps<"/terms/[version]">) {
  await requireClerk("/terms");
  const terms = (await asClerk(readTermsVersion, readVersion((await params).version))) ?? notFound();
  const { version, publishedAt, body, inForce, difference } = terms;
  const { terms: text } = consoleText;
  return (
    <StaticPage
      title={text.versionName(version)}
      above={<LinkList links={[{ href: "/terms", label: text.back }]} />}
      lead={<p>{`${text.columns.publishedAt}: ${formats.dateTime(publishedAt)}`}</p>}
      footer={
        <>
          {inForce?.version === version ? null : <Difference inForce={inForce} difference={difference} />}
          <LinkList links={[{ href: `/terms/${version}/acceptances`, label: text.toAcceptances }]} />
        </>
      }
    >
      <Markdown source={body} topLevel={2} />
    </StaticPage>
  );
}
