import { Done } from "#components/console/content/done.tsx";
import { ConnectionTable } from "#components/console/single-sign-on/connection-table.tsx";
import { KeyTable } from "#components/console/single-sign-on/key-table.tsx";
import { TellService } from "#components/console/single-sign-on/tell-service.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readConnections } from "#lib/console/single-sign-on/connections.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** 「サービスの連携」: which services sign members in, when they were last used, and what their companies need. */
export default async function SingleSignOnPage({ searchParams }: PageProps<"/single-sign-on">) {
  const { role } = await requireClerk("/single-sign-on");
  const { connections, keys, issuer } = await asClerk(readConnections, undefined);
  const { singleSignOn: text } = consoleText;
  const mayChange = mayAct(role, "manager");
  return (
    <div className="space-y-8">
      <div className="space-y-6">
        <PageTitle title={text.title} />
        <div className="flex flex-wrap items-center justify-between gap-4">
          <PageHeading>{text.title}</PageHeading>
          {mayChange ? <ButtonLink href="/single-sign-on/new">{text.add}</ButtonLink> : null}
        </div>
        <Done done={(await searchParams).done} sentences={text.done} />
        <p>{mayChange ? text.lead : `${text.lead}${text.readOnly}`}</p>
        {connections.length === 0 ? <p>{text.none}</p> : <ConnectionTable connections={connections} />}
      </div>
      <section className="space-y-4">
        <SectionHeading>{text.tell.heading}</SectionHeading>
        <Card>
          <TellService issuer={issuer} />
        </Card>
      </section>
      <section className="space-y-4">
        <SectionHeading>{text.keys.heading}</SectionHeading>
        <p>{keys.length === 0 ? text.keys.none : text.keys.lead}</p>
        {keys.length === 0 ? null : <KeyTable keys={keys} />}
      </section>
    </div>
  );
}
