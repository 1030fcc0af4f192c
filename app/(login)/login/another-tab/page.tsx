import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { requireAttempt } from "#lib/web/frames/require-step.ts";

/** A form of one attempt was posted while this browser has another: nothing was done (spec §14 case 14). */
export default async function AnotherTabPage() {
  const { facts } = await requireAttempt();
  const text = (await requestMessages()).login.anotherTab;
  return (
    <MessagePage title={text.title} button={{ href: pathOf(nextStep(facts)), label: text.button }}>
      <Lead>{text.body}</Lead>
    </MessagePage>
  );
}
