import { notFound } from "next/navigation";
import { placeInPath } from "#components/console/content/place-of.ts";
import { ServiceForm } from "#components/console/services/service-form.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Details } from "#components/ui/details.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { readServices } from "#lib/console/services/services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { removeServiceAction, saveServiceAction } from "../actions.ts";

/** One entry of the members' menu, by its place. */
export default async function ServicePage({ params }: PageProps<"/services/[place]">) {
  await requireClerk("/services", "manager");
  const place = placeInPath((await params).place);
  const { services, seen } = await asClerk(readServices, undefined);
  const service = services[place] ?? notFound();
  const { services: text } = consoleText;
  return (
    <FormPage
      action={saveServiceAction}
      title={text.editTitle}
      above={<LinkList links={[{ href: "/services", label: text.back }]} />}
      footer={
        <Details summary={text.deleteSummary}>
          <p>{text.deleteHint}</p>
          <ActionButton action={removeServiceAction} label={text.delete}>
            <input type="hidden" name="place" value={place} />
            <input type="hidden" name="seen" value={seen} />
          </ActionButton>
        </Details>
      }
    >
      <ServiceForm service={service} seen={seen} />
    </FormPage>
  );
}
