import { notFound } from "next/navigation";
import { HandOver } from "#components/embed/hand-over.tsx";
import { MessagePage } from "#components/forms/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { handOverAction } from "./actions.ts";

/** The end of a login in a window that a page has opened: reports it there, and closes. */
export default async function PopupPage({ params }: PageProps<"/embed/popup/[state]">) {
  const { state } = await params;
  const path = readReturnTo(`/embed/popup/${state}`);
  if (!path) notFound();
  await requireMember(path);
  const text = (await requestMessages()).embed.signedIn;
  return (
    <MessagePage title={text.title} button={{ href: "/", label: text.button }}>
      <HandOver handOver={handOverAction.bind(null, state)} body={text.body} problem={text.problem} />
    </MessagePage>
  );
}
