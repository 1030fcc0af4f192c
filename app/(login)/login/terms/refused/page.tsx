import { MessagePage } from "#components/login/message-page.tsx";
import { messages } from "#lib/messages/messages.ts";

export default function TermsRefusedPage() {
  const { common, login } = messages();
  return (
    <MessagePage title={login.terms.refusedTitle} button={{ href: "/", label: common.backToPortal }}>
      <p>{login.terms.refusedBody}</p>
    </MessagePage>
  );
}
