import { MessagePage } from "#components/login/message-page.tsx";
import { nextStep } from "#lib/login-flow/policy.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/sessions/pass-step.ts";
import { requireAttempt } from "#lib/sessions/require-step.ts";

/** A form of one attempt was posted while this browser is in another: nothing was sent (spec §14 case 14). */
export default async function AnotherTabPage() {
  const { facts } = await requireAttempt();
  const text = (await requestMessages()).login.anotherTab;
  return (
    <MessagePage title={text.title} button={{ href: pathOf(nextStep(facts)), label: text.button }}>
      <p>{text.body}</p>
    </MessagePage>
  );
}
