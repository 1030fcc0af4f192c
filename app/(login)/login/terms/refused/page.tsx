import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

export default async function TermsRefusedPage() {
  const { common, login } = await requestMessages();
  return (
    <MessagePage title={login.terms.refusedTitle} button={{ href: "/", label: common.backToPortal }}>
      <Lead>{login.terms.refusedBody}</Lead>
    </MessagePage>
  );
}
