import { OtherMethod } from "#components/login/other-method.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { nextStep, otherMethods, takesRecoveryCode } from "#lib/login-flow/next-step.ts";
import { methodToEnrol } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { pathOf } from "#lib/web/frames/pass-step.ts";
import { requireAttempt } from "#lib/web/frames/require-step.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { selectMethodAction } from "./actions.ts";

/** 「別の方法でログイン」: another registered factor, or before the first set-up another method. */
export default async function OtherMethodPage() {
  const attempt = await requireAttempt();
  const { policy } = await requireInsurer();
  const { login, recovery } = await requestMessages();
  const text = login.otherMethod;
  const isEnrolling = methodToEnrol(attempt.facts) !== null;
  const methods = otherMethods(attempt.facts);
  const hasRecoveryCode = takesRecoveryCode(attempt.facts);
  const recoveryLink = { href: "/login/recovery-code", label: recovery.enterCode.link };
  const none = hasRecoveryCode ? text.noneButRecoveryCode : text.none;
  const back = { href: pathOf(nextStep(attempt.facts)), label: text.back };
  return (
    <StaticPage
      title={isEnrolling ? text.titleEnrol : text.title}
      lead={<Lead>{methods.length === 0 ? none : isEnrolling ? text.leadEnrol : text.lead}</Lead>}
      footer={<LinkList links={hasRecoveryCode ? [recoveryLink, back] : [back]} />}
    >
      {methods.map((method) => (
        <OtherMethod key={method} method={method} policy={policy} isEnrolling={isEnrolling}>
          <ActionButton
            action={selectMethodAction}
            attemptId={attempt.id}
            label={login.method.names[method]}
            value={method}
          />
        </OtherMethod>
      ))}
    </StaticPage>
  );
}
