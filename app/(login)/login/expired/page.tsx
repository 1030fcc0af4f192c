import { MessagePage } from "#components/login/message-page.tsx";
import { messages } from "#lib/messages/messages.ts";

/** Where the flow leads when this browser has no live attempt: run out, ended elsewhere, or cookies off. */
export default function ExpiredPage() {
  const text = messages().login.expired;
  return (
    <MessagePage title={text.title} button={{ href: "/login", label: text.button }}>
      <p>{text.body}</p>
      <p className="text-quiet">{text.cookies}</p>
    </MessagePage>
  );
}
