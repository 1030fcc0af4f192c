import { notFound } from "next/navigation";
import { SecretForm } from "#components/console/single-sign-on/secret-form.tsx";
import { readConnectionOf } from "#lib/console/single-sign-on/connections.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { issueSecretAction } from "../../actions.ts";

type PageProps = { params: Promise<{ id: string }> };

/** 「秘密の値の発行」: shown once, on this page. */
export default async function SecretPage({ params }: PageProps) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/single-sign-on/${id}/secret`, "manager");
  const connection = (await asClerk(readConnectionOf, { id })) ?? notFound();
  if (!connection.hasSecret) notFound();
  const { secret: text } = consoleText.singleSignOn;
  return <SecretForm action={issueSecretAction} id={id} who={connection.title} text={text} />;
}
