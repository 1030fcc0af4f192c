import { MessagePage } from "#components/login/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** What only the insurer's window can do: whom to call, and what to have at hand. */
export async function AskTheInsurer({ title, body }: { title: string; body: string }) {
  const text = (await requestMessages()).login.forgotten;
  return (
    <MessagePage title={title} button={{ href: "/login", label: text.toLogin }}>
      <p>{body}</p>
      <p>{text.have}</p>
      <ul className="list-disc space-y-1 pl-6">
        {text.haveItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </MessagePage>
  );
}
