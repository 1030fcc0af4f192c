import { EmailConfirmed } from "#components/login/email-confirmed.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";

export default async function ConfirmEmailDonePage() {
  const text = (await requestMessages()).login.confirmEmailLink;
  return <EmailConfirmed title={text.doneTitle} facts={(await currentAttempt())?.facts} />;
}
