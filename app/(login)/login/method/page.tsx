import { ForbiddenCharacters } from "#components/login/forbidden-characters.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireInsurer } from "#lib/sessions/require-insurer.ts";
import { requireStep } from "#lib/sessions/require-step.ts";
import { chooseMethodAction } from "./actions.ts";

/** 「ユーザIDの変更・認証方法の設定」 (manual 004, 2-1 ⑦). */
export default async function MethodPage() {
  const [attempt, { policy }] = [await requireStep("method"), await requireInsurer()];
  const { common, login } = await requestMessages();
  const text = login.method;
  const isIdOffered = policy.loginIdChange === "offer";
  const options = policy.methods.map((method) => ({
    value: method,
    label: text.names[method],
    description: text.descriptions[method],
    badge: method === policy.recommendedMethod ? text.recommended : undefined,
    note: policy.methodNotes[method],
  }));
  return (
    <FormPage
      action={chooseMethodAction}
      title={text.title}
      lead={<p>{isIdOffered ? text.lead : text.leadNoLoginId}</p>}
      steps={await wizardSteps("method", attempt.facts)}
      attemptId={attempt.id}
    >
      {isIdOffered ? (
        <TextField
          name="loginId"
          label={text.loginId}
          hint={text.loginIdHint}
          defaultValue={attempt.member.loginId}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          after={<ForbiddenCharacters />}
          required
        />
      ) : null}
      <RadioCards legend={text.legend} name="method" options={options} hint={text.otp} required />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
