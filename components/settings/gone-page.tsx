import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** The app or passkey was deleted in another tab or browser. */
export async function GonePage() {
  const text = (await requestMessages()).signIn.deletion;
  return (
    <MessagePage title={text.goneTitle} button={{ href: "/settings/sign-in", label: text.toList }}>
      <Lead>{text.gone}</Lead>
    </MessagePage>
  );
}
