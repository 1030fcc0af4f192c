import { MessagePage } from "#components/forms/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/**
 * Leads on to the provider by a navigation of the browser's own: Next.js would follow a redirect on the server, and
 * Chromium would hold form-action against one behind a post (docs/adr/0020). Works without JavaScript.
 */
export async function GoOn({ service, href }: { service: string; href: string }) {
  const text = (await requestMessages()).connect.goOn;
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
      <MessagePage title={text.title(service)} button={{ href, label: text.button }}>
        <p>{text.body}</p>
      </MessagePage>
    </>
  );
}
