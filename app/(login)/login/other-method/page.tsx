import { ActionButton } from "#components/ui/action-button.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { registeredMethods } from "#lib/login-flow/facts.ts";
import { nextStep, otherMethods } from "#lib/login-flow/policy.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/sessions/pass-step.ts";
import { requireAttempt } from "#lib/sessions/require-step.ts";
import { selectMethodAction } from "./actions.ts";

/** 「別の方法でログイン」: another registered factor, or before the first set-up another method. */
export default async function OtherMethodPage() {
  const attempt = await requireAttempt();
  const text = (await requestMessages()).login.otherMethod;
  const { names } = (await requestMessages()).login.method;
  const isEnrolling = registeredMethods(attempt.facts).length === 0;
  const methods = otherMethods(attempt.facts);
  return (
    <StaticPage
      title={isEnrolling ? text.titleEnrol : text.title}
      lead={<p>{methods.length === 0 ? text.none : isEnrolling ? text.leadEnrol : text.lead}</p>}
      footer={<LinkList links={[{ href: pathOf(nextStep(attempt.facts)), label: text.back }]} />}
    >
      {methods.map((method) => (
        <ActionButton
          key={method}
          action={selectMethodAction}
          attemptId={attempt.id}
          label={names[method]}
          value={method}
        />
      ))}
    </StaticPage>
  );
}
