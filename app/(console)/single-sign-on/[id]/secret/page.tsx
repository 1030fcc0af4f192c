import { notFound } from "next/navigation";
import { IssueForm } from "#components/console/frame/issue-form.tsx";
import { readConnectionOf } from "#lib/console/single-sign-on/connections.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { issueSecretAction } from "../../actions.ts";

/** 「秘密の値の発行」: shown once, on this page. */
export default async function SecretPage({ params }: PageProps<"/single-sign-on/[id]/secret">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/single-sign-on/${id}/secret`, "manager");
  const connection = (await asClerk(readConnectionOf, { id })) ?? notFound();
  if (!connection.hasSecret) notFound();
  const { effects, ...text } = consoleText.singleSignOn.secret;
  return (
    <IssueForm
      action={issueSecretAction}
      subject={{ name: "id", value: id }}
      who={connection.title}
      effects={effects}
      isFinal
      text={text}
      backHref={`/single-sign-on/${id}`}
    />
  );
}
