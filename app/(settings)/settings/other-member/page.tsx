import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** A form of one member was posted while another is signed in: nothing was changed (spec §14 case 14). */
export default async function OtherMemberPage() {
  const text = (await requestMessages()).settings.otherMember;
  return (
    <MessagePage title={text.title} button={{ href: "/", label: text.button }}>
      <Lead>{text.body}</Lead>
    </MessagePage>
  );
}
