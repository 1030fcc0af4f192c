import { headers } from "next/headers";
import { Done } from "#components/console/content/done.tsx";
import { ButtonTrial } from "#components/console/homepage/button-trial.tsx";
import { OriginTable } from "#components/console/homepage/origin-table.tsx";
import { BrowserTable, RefusalTable } from "#components/console/homepage/refusal-table.tsx";
import { SnippetList } from "#components/console/homepage/snippet-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readHomepage } from "#lib/console/homepage/homepage.ts";
import { NONCE_HEADER } from "#lib/edge/request-headers.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { removeHomepageAction } from "./actions.ts";

/** 「ホームページ」: whose pages may embed the portal, what they paste, a trial, and what browsers refuse. */
export default async function HomepagePage({ searchParams }: PageProps<"/homepage">) {
  const { role } = await requireClerk("/homepage");
  const { origins, portal, snippet, script } = await asClerk(readHomepage, undefined);
  const { homepage: text } = consoleText;
  const { done } = await searchParams;
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const mayChange = mayAct(role, "manager");
  return (
    <div className="space-y-10">
      <div className="space-y-6">
        <PageTitle title={text.title} />
        <div className="flex flex-wrap items-center justify-between gap-4">
          <PageHeading>{text.title}</PageHeading>
          {mayChange ? <ButtonLink href="/homepage/new">{text.origins.add}</ButtonLink> : null}
        </div>
        <Done done={done} sentences={text.done} />
        <p>{mayChange ? text.lead : `${text.lead}${text.readOnly}`}</p>
        <SectionHeading>{text.origins.heading}</SectionHeading>
        {origins.length === 0 ? (
          <p>{text.origins.none}</p>
        ) : (
          <OriginTable origins={origins} remove={mayChange ? removeHomepageAction : undefined} />
        )}
      </div>
      <section className="space-y-4">
        <SectionHeading>{text.snippets.heading}</SectionHeading>
        <p>{text.snippets.lead}</p>
        <SnippetList snippet={snippet} />
      </section>
      <ButtonTrial portal={portal} script={script} nonce={nonce} />
      <section className="space-y-4">
        <SectionHeading>{text.refusals.heading}</SectionHeading>
        <p>{text.refusals.lead}</p>
        <BrowserTable />
        <RefusalTable />
      </section>
    </div>
  );
}
