import { MessagePage } from "#components/forms/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { queryText } from "#lib/web/request/query-text.ts";

/** A window that a page has opened which may not: told to whoever is there, and nothing to that page. */
export default async function RefusedPage({ searchParams }: PageProps<"/embed/popup/refused">) {
  const because = queryText((await searchParams).because);
  const text = (await requestMessages()).embed.refused;
  const reasons: Record<string, string> = text.because;
  return (
    <MessagePage title={text.title} button={{ href: "/login", label: text.button }}>
      <p>{Object.hasOwn(reasons, because) ? reasons[because] : text.because.state}</p>
      <p>{text.safe}</p>
    </MessagePage>
  );
}
