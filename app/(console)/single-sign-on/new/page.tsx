import { ConnectionFields } from "#components/console/single-sign-on/connection-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { addConnectionAction } from "../actions.ts";

/** 「サービスの登録」. */
export default async function NewConnectionPage() {
  await requireClerk("/single-sign-on/new", "manager");
  const { singleSignOn: text } = consoleText;
  return (
    <FormPage
      action={addConnectionAction}
      title={text.newTitle}
      lead={<p>{text.newLead}</p>}
      above={<LinkList links={[{ href: "/single-sign-on", label: text.back }]} />}
    >
      <ConnectionFields />
    </FormPage>
  );
}
