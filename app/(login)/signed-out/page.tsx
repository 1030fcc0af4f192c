import { redirect } from "next/navigation";
import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readSessionEndReason } from "#lib/sessions/find-session-end.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { currentSession } from "#lib/web/request/current-session.ts";

/** Shown when the session of an open page is over: says why, and returns to that page after a login (spec §4). */
export default async function SignedOutPage({ searchParams }: PageProps<"/signed-out">) {
  const { reason, to, kept } = await searchParams;
  const returnTo = readReturnTo(to) ?? "/";
  if (await currentSession()) redirect(returnTo);
  const text = (await requestMessages()).timeOut;
  const { title, body } = text.ended[readSessionEndReason(reason) ?? "idle"];
  return (
    <MessagePage title={title} button={{ href: `/login?to=${encodeURIComponent(returnTo)}`, label: text.again }}>
      <Lead>{body}</Lead>
      {kept === "1" ? <Lead>{text.kept}</Lead> : null}
    </MessagePage>
  );
}
