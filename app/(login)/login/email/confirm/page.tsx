import { CodeField } from "#components/forms/code-field.tsx";
import { GoesOnByItself } from "#components/forms/goes-on-by-itself.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changeEmailAction, confirmEmailByCodeAction, resendConfirmationAction } from "./actions.ts";

/** 「メールアドレスの確認」 (manual 000【6】【7】): waits for the link, or takes the code. */
export default async function EmailConfirmPage() {
  const attempt = await requireStep("email-confirm");
  const context = await requestContext();
  const expiresAt = await inRequest(latestCodeExpiry, { ownerId: attempt.id, purpose: "confirmation" });
  const { common, formats, login } = await requestMessages();
  const text = login.emailConfirm;
  const sentTo = attempt.pendingEmail ?? "";
  return (
    <FormPage
      action={confirmEmailByCodeAction}
      title={text.title}
      lead={
        <>
          <p>{text.lead(attempt.facts.isBoundToEmailOnFile ? maskEmail(sentTo) : sentTo)}</p>
          {expiresAt ? <p>{text.until(formats.time(expiresAt))}</p> : null}
          <p>{text.goesOn}</p>
          <form method="get" className="pt-2">
            <SubmitButton>{text.refresh}</SubmitButton>
          </form>
          <GoesOnByItself />
        </>
      }
      steps={await wizardSteps("email-confirm", attempt.facts)}
      attemptId={attempt.id}
      footer={
        <>
          <Card className="flex flex-wrap gap-3">
            <ActionButton action={resendConfirmationAction} attemptId={attempt.id} label={text.resend} />
            <ActionButton action={changeEmailAction} attemptId={attempt.id} label={text.change} />
          </Card>
          <HelpInPlace topic="mail" place="confirmation" insurer={context.insurer} />
        </>
      }
    >
      <h2 className="font-700">{text.codeHeading}</h2>
      <CodeField label={text.code} hint={text.codeHint} isOptional />
      <SubmitButton variant="secondary">{common.submit}</SubmitButton>
    </FormPage>
  );
}
