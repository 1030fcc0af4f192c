import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findUndoLink } from "#lib/email-address/undo-email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { undoEmailChangeAction } from "./actions.ts";

/** The page of the link in the mail to the former e-mail address. The button undoes the change. */
export default async function UndoEmailPage({ searchParams }: PageProps<"/undo-email">) {
  const token = queryText((await searchParams).token);
  const link = await inRequest(findUndoLink, token);
  const { login, profile } = await requestMessages();
  const text = profile.undoEmail;
  if (!link) {
    return (
      <MessagePage title={text.deadTitle} button={{ href: "/login", label: login.confirmEmailLink.toLogin }}>
        <Lead>{text.deadBody}</Lead>
        <Lead>{text.deadHelp}</Lead>
      </MessagePage>
    );
  }
  const to = maskEmail(link.change.newEmail);
  return (
    <MessagePage title={text.title}>
      <p>{link.isConfirmed ? text.leadConfirmed(to) : text.leadPending(to)}</p>
      <p className="wrap-anywhere">{text.body(link.email)}</p>
      <form action={undoEmailChangeAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>{text.submit}</SubmitButton>
      </form>
    </MessagePage>
  );
}
