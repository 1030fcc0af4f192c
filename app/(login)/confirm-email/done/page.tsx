import { MessagePage } from "#components/forms/message-page.tsx";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { STEPS } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "#lib/web/request/current-attempt.ts";

/** After a confirmation by link; in the browser of the attempt, with the button to continue. */
export default async function ConfirmEmailDonePage() {
  const attempt = await currentAttempt();
  const text = (await requestMessages()).login.confirmEmailLink;
  const due = attempt ? nextStep(attempt.facts) : "done";
  return (
    <MessagePage
      title={text.doneTitle}
      button={
        due === "done" ? { href: "/login", label: text.toLogin } : { href: STEPS[due].path, label: text.doneContinue }
      }
    >
      <p>{text.doneBody}</p>
      {due === "done" ? <p>{text.doneElsewhere}</p> : null}
    </MessagePage>
  );
}
