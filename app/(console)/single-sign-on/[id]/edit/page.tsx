import { notFound } from "next/navigation";
import { ConnectionFields } from "#components/console/single-sign-on/connection-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { readConnectionOf } from "#lib/console/single-sign-on/connections.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { changeConnectionAction } from "../../actions.ts";

/** 「連携の変更」 of one service. */
export default async function EditConnectionPage({ params }: PageProps<"/single-sign-on/[id]/edit">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/single-sign-on/${id}/edit`, "manager");
  const connection = (await asClerk(readConnectionOf, { id })) ?? notFound();
  const { singleSignOn: text } = consoleText;
  return (
    <FormPage
      action={changeConnectionAction}
      title={text.editTitle}
      lead={<p className="font-700">{connection.title}</p>}
      above={<LinkList links={[{ href: `/single-sign-on/${id}`, label: text.toService }]} />}
    >
      <ConnectionFields connection={connection} />
    </FormPage>
  );
}
