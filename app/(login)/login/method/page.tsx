import { LoginIdField } from "#components/forms/login-id-field.tsx";
import { MethodChoice } from "#components/forms/method-choice.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { chooseMethodAction } from "./actions.ts";

/** 「ユーザIDの変更・認証方法の設定」 (manual 004, 2-1 ⑦). */
export default async function MethodPage() {
  const attempt = await requireStep("method");
  const { policy } = await requireInsurer();
  const { common, login } = await requestMessages();
  const text = login.method;
  const isIdOffered = policy.loginIdChange === "offer";
  return (
    <FormPage
      action={chooseMethodAction}
      title={text.title}
      lead={isIdOffered ? null : <Lead>{text.leadNoLoginId}</Lead>}
      steps={await wizardSteps("method", attempt.facts)}
      attemptId={attempt.id}
    >
      {isIdOffered ? <LoginIdField present={attempt.member.loginId} /> : null}
      <MethodChoice policy={policy} />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
