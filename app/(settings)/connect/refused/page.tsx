import { MessagePage } from "#components/forms/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { queryText } from "#lib/web/request/query-text.ts";

/** A service's request that may not be answered to the service: told to whoever is there (RFC 6749 §4.1.2.1). */
export default async function RefusedPage({ searchParams }: PageProps<"/connect/refused">) {
  const because = queryText((await searchParams).because);
  const text = (await requestMessages()).connect.refused;
  const reasons: Record<string, string> = text.because;
  return (
    <MessagePage title={text.title} button={{ href: "/", label: text.button }}>
      <p>{Object.hasOwn(reasons, because) ? reasons[because] : text.because.request}</p>
      <p>{text.safe}</p>
    </MessagePage>
  );
}
