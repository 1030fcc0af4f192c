import { MessagePage } from "#components/forms/message-page.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** After the undo: what else to do when others may know the password. */
export default async function UndoEmailDonePage() {
  const text = (await requestMessages()).profile.undoEmail;
  return (
    <MessagePage
      title={text.doneTitle}
      button={{ href: `/login?to=${encodeURIComponent("/settings/sign-in/password")}`, label: text.toPassword }}
    >
      <Lead>{text.doneBody}</Lead>
      <SectionHeading>{text.nextHeading}</SectionHeading>
      <ol className="list-decimal space-y-2 pl-6">
        {text.next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </MessagePage>
  );
}
