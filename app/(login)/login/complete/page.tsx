import { NextLogin } from "#components/login/next-login.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { methodToEnrol } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { logOutAction } from "../../logout/actions.ts";
import { continueAction } from "./actions.ts";

/** 「初回ログインが完了しました」 (manual 000【10】【11】): continue at once, or log out as in the manual. */
export default async function CompletePage() {
  const attempt = await requireStep("complete");
  const insurer = await requireInsurer();
  const { login } = await requestMessages();
  const text = login.complete;
  const { policy } = attempt.facts;
  const methodName = login.method.names[methodToEnrol(attempt.facts) ?? "totp"];
  const steps = await wizardSteps("complete", attempt.facts);
  const logOut = (
    <form action={logOutAction}>
      <SubmitButton variant={policy.continueAfterFirstLogin ? "secondary" : "primary"}>{text.logout}</SubmitButton>
    </form>
  );
  if (!policy.continueAfterFirstLogin) {
    return (
      <StaticPage title={text.title} lead={<Lead>{text.leadLogout(methodName)}</Lead>} steps={steps}>
        <NextLogin insurer={insurer} loginId={attempt.member.loginId} steps={text.nextLogout} />
        {logOut}
      </StaticPage>
    );
  }
  return (
    <FormPage
      action={continueAction}
      title={text.title}
      lead={<Lead>{text.leadContinue(methodName)}</Lead>}
      steps={steps}
      attemptId={attempt.id}
      footer={
        <>
          <Lead>{text.later}</Lead>
          {logOut}
        </>
      }
    >
      <NextLogin insurer={insurer} loginId={attempt.member.loginId} />
      <SubmitButton>{text.continue}</SubmitButton>
    </FormPage>
  );
}
