import { Done, Missed } from "#components/console/content/done.tsx";
import { History } from "#components/console/content/history.tsx";
import { movedOf } from "#components/console/content/order-buttons.tsx";
import { ServicePreview } from "#components/console/services/service-preview.tsx";
import { ServiceTable } from "#components/console/services/service-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readServices } from "#lib/console/services/services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { moveServiceAction } from "./actions.ts";

/** 「サービス」: the members' menu in its order, and what it looks like to them. */
export default async function ServicesPage({ searchParams }: PageProps<"/services">) {
  const { role } = await requireClerk("/services");
  const query = await searchParams;
  const { done, missed, as } = query;
  const { services, seen, history } = await asClerk(readServices, undefined);
  const { services: text } = consoleText;
  const mayChange = mayAct(role, "manager");
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>{text.title}</PageHeading>
        {mayChange ? <ButtonLink href="/services/new">{text.add}</ButtonLink> : null}
      </div>
      <Done done={done} sentences={text.done} />
      <Missed missed={missed} />
      <p>{mayChange ? text.lead : `${text.lead}${text.readOnly}`}</p>
      {services.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ServiceTable
          services={services}
          seen={seen}
          moved={movedOf(query)}
          move={mayChange ? moveServiceAction : undefined}
        />
      )}
      <ServicePreview services={services} kind={as === "dependent" ? "dependent" : "insured"} />
      <History events={history} />
    </div>
  );
}
