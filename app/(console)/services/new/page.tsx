import { ServiceForm } from "#components/console/services/service-form.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { readServices } from "#lib/console/services/services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { saveServiceAction } from "../actions.ts";

/** 「サービスの追加」. */
export default async function NewServicePage() {
  await requireClerk("/services", "manager");
  const { seen } = await asClerk(readServices, undefined);
  const { services: text } = consoleText;
  return (
    <FormPage
      action={saveServiceAction}
      title={text.newTitle}
      above={<LinkList links={[{ href: "/services", label: text.back }]} />}
    >
      <ServiceForm seen={seen} />
    </FormPage>
  );
}
