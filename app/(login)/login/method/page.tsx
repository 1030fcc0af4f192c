import { LoginIdField } from "#components/forms/login-id-field.tsx";
import { methodOptions } from "#components/forms/method-options.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
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
  const options = await methodOptions(policy);
  return (
    <FormPage
      action={chooseMethodAction}
      title={text.title}
      lead={isIdOffered ? null : <Lead>{text.leadNoLoginId}</Lead>}
      steps={await wizardSteps("method", attempt.facts)}
      attemptId={attempt.id}
    >
      {isIdOffered ? <LoginIdField present={attempt.member.loginId} /> : null}
      <RadioCards legend={text.legend} name="method" options={options} hint={<Phrases>{text.otp}</Phrases>} required />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
