import { BirthDate } from "#components/forms/birth-date.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { verifyBirthDateAction } from "./actions.ts";

/** 「生年月日の入力」 (manual 004, 2-1 ⑤). */
export default async function BirthDatePage() {
  const attempt = await requireStep("birth-date");
  const { common, login } = await requestMessages();
  const text = login.birthDate;
  return (
    <FormPage
      action={verifyBirthDateAction}
      title={text.title}
      steps={await wizardSteps("birth-date", attempt.facts)}
      attemptId={attempt.id}
    >
      <BirthDate isAlone />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
