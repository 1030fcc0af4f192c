import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** After 「同意しない」 in a session: what that means, and the way back. */
export default async function NewTermsRefusedPage() {
  const { common, terms } = await requestMessages();
  return (
    <MessagePage title={terms.refusedTitle} button={{ href: "/", label: common.backToPortal }}>
      <Lead>{terms.refusedBody}</Lead>
      <Lead>{terms.refusedNext}</Lead>
    </MessagePage>
  );
}
