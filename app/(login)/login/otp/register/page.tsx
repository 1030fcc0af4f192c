import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { MethodNote } from "#components/forms/method-note.tsx";
import { TotpFields } from "#components/forms/totp-fields.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { isReplacingFactors } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { enrolTotpAction } from "./actions.ts";

/** 「ワンタイムパスワードの設定」 (manual 001, 2-3 to 2-5; 004, 2-4-1 ⑧–⑬). */
export default async function TotpRegisterPage() {
  const attempt = await requireStep("totp-register");
  const context = await requestContext();
  const { id: memberId, loginId: accountName } = attempt.member;
  const enrolment = await inRequest(beginTotpEnrolment, { memberId, ownerId: attempt.id, accountName });
  const { common, factors, settings } = await requestMessages();
  const text = factors.totpRegister;
  return (
    <FormPage
      action={enrolTotpAction}
      title={text.title}
      attemptId={attempt.id}
      footer={
        <>
          <OtherMethodLink facts={attempt.facts} />
          <HelpInPlace topic="totp" insurer={context.insurer} />
        </>
      }
    >
      <MethodNote policy={context.insurer.policy} method="totp" />
      <TotpFields enrolment={enrolment} accountName={accountName} context={context} />
      <EverywhereField hint={isReplacingFactors(attempt.facts) ? settings.everywhereHintReset : undefined} />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
