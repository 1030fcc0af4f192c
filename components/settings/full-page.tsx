import { MessagePage } from "#components/forms/message-page.tsx";
import type { NamedMethod } from "#lib/insurers/factors.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** As many apps or passkeys as there may be: said before anything is scanned or named. */
export async function FullPage({ kind, title }: { kind: NamedMethod; title: string }) {
  const { signIn } = await requestMessages();
  return (
    <MessagePage title={title} button={{ href: "/settings/sign-in", label: signIn.deletion.toList }}>
      <p>{signIn.full[kind]}</p>
    </MessagePage>
  );
}
