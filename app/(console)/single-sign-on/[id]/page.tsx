import { notFound } from "next/navigation";
import { Done } from "#components/console/content/done.tsx";
import { ConnectionActs } from "#components/console/single-sign-on/connection-acts.tsx";
import { ConnectionFacts } from "#components/console/single-sign-on/connection-facts.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readConnectionOf } from "#lib/console/single-sign-on/connections.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { askNumberAction, removeConnectionAction } from "../actions.ts";

/** One service: what is registered of it, and what 管理 may do with it. */
export default async function ConnectionPage({ params, searchParams }: PageProps<"/single-sign-on/[id]">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const { role } = await requireClerk(`/single-sign-on/${id}`);
  const connection = (await asClerk(readConnectionOf, { id })) ?? notFound();
  const { singleSignOn: text } = consoleText;
  return (
    <div className="max-w-[52rem] space-y-6">
      <PageTitle title={connection.title} />
      <LinkList links={[{ href: "/single-sign-on", label: text.back }]} />
      <PageHeading>{connection.title}</PageHeading>
      <Done done={(await searchParams).done} sentences={text.done} />
      <section>
        <SectionHeading>{text.detail.heading}</SectionHeading>
        <Card className="mt-3">
          <ConnectionFacts connection={connection} />
        </Card>
      </section>
      {mayAct(role, "manager") ? (
        <ConnectionActs connection={connection} askNumber={askNumberAction} remove={removeConnectionAction} />
      ) : null}
    </div>
  );
}
