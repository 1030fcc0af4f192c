import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** For a browser without a live attempt: expired, ended elsewhere, or cookies are off. */
export default async function ExpiredPage() {
  const text = (await requestMessages()).login.expired;
  return (
    <MessagePage title={text.title} button={{ href: "/login", label: text.button }}>
      <Lead>{text.body}</Lead>
      <p className="text-quiet">{text.cookies}</p>
    </MessagePage>
  );
}
