import { Done } from "#components/console/content/done.tsx";
import { DraftCard } from "#components/console/terms/draft-card.tsx";
import { TermsTable } from "#components/console/terms/terms-table.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { readTermsOverview } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** 「利用規約」: the versions, who has accepted them, and the draft of the next. */
export default async function TermsPage({ searchParams }: PageProps<"/terms">) {
  const { role } = await requireClerk("/terms");
  const { done, published } = await searchParams;
  const { versions, draft } = await asClerk(readTermsOverview, undefined);
  const { terms: text } = consoleText;
  const newest = versions[0]?.version;
  const sentences = {
    discarded: text.draft.discarded,
    ...(newest && published === String(newest) ? { published: text.publish.published(newest) } : {}),
  };
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Done done={published ? "published" : done} sentences={sentences} />
      <p>{text.lead}</p>
      <DraftCard draft={draft} role={role} />
      {versions.length === 0 ? <p>{text.none}</p> : <TermsTable versions={versions} />}
    </div>
  );
}
