import { MessagePage } from "#components/forms/message-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import type { Facts } from "#lib/login-flow/facts.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import { STEPS } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** A link has done its work, now or before; in the browser of the attempt itself, the way on is here too. */
export async function EmailConfirmed({ title, facts }: { title: string; facts: Facts | undefined }) {
  const text = (await requestMessages()).login.confirmEmailLink;
  const due = facts ? nextStep(facts) : "done";
  return (
    <MessagePage
      title={title}
      button={
        due === "done" ? { href: "/login", label: text.toLogin } : { href: STEPS[due].path, label: text.doneContinue }
      }
    >
      <Lead>{text.doneBody}</Lead>
      {due === "done" ? <Lead>{text.doneElsewhere}</Lead> : null}
    </MessagePage>
  );
}
