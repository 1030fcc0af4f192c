import { MessagePage } from "#components/forms/message-page.tsx";
import { EmailConfirmed } from "#components/login/email-confirmed.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findConfirmationLink, isConfirmationOver } from "#lib/email-address/find-change-link.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { confirmEmailByLinkAction } from "./actions.ts";

/** The page of the mail's link, of the wizard and of 「Eメール変更」 (manual 000【6】). The button uses the link. */
export default async function ConfirmEmailPage({ searchParams }: PageProps<"/confirm-email">) {
  const token = queryText((await searchParams).token);
  const link = await inRequest(findConfirmationLink, token);
  const text = (await requestMessages()).login.confirmEmailLink;
  if (!link && (await inRequest(isConfirmationOver, token)))
    return <EmailConfirmed title={text.overTitle} facts={(await currentAttempt())?.facts} />;
  if (!link) {
    return (
      <MessagePage title={text.deadTitle} button={{ href: "/login", label: text.toLogin }}>
        <Lead>{text.deadBody}</Lead>
      </MessagePage>
    );
  }
  return (
    <MessagePage title={text.title}>
      <Lead>{text.lead(link.email)}</Lead>
      <form action={confirmEmailByLinkAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>{text.submit}</SubmitButton>
      </form>
    </MessagePage>
  );
}
