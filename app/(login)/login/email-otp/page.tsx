import { CodeField } from "#components/forms/code-field.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { ReauthenticationNext } from "#components/login/reauthentication-next.tsx";
import { secondReauthenticationStep } from "#components/login/reauthentication-steps.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { hasSentCode, latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { proveEmailCodeAction, resendEmailCodeAction } from "./actions.ts";

/** 「ワンタイムパスワード（OTP）メール認証」 (manual 000 【2】【3】; 001, 2-6【3】). */
export default async function EmailCodePage() {
  const attempt = await requireStep("email-code");
  const context = await requestContext();
  const owner = { ownerId: attempt.id, purpose: "login" } as const;
  const expiresAt = await inRequest(latestCodeExpiry, owner);
  const wasSent = expiresAt !== null || (await inRequest(hasSentCode, owner));
  const { common, factors, formats } = await requestMessages();
  const text = factors.emailCode;
  return (
    <FormPage
      action={proveEmailCodeAction}
      title={text.title}
      lead={
        expiresAt ? (
          <>
            <Lead>{text.lead(maskEmail(attempt.member.email ?? ""))}</Lead>
            <Lead>{text.until(formats.time(expiresAt))}</Lead>
          </>
        ) : (
          <Callout kind="warning">{wasSent ? text.over : text.notSent}</Callout>
        )
      }
      steps={secondReauthenticationStep(attempt)}
      attemptId={attempt.id}
      footer={
        <>
          <ActionButton action={resendEmailCodeAction} attemptId={attempt.id} label={text.resend} />
          <HelpInPlace topic="mail" place="login-code" insurer={context.insurer} />
          <OtherMethodLink facts={attempt.facts} />
        </>
      }
    >
      <CodeField label={text.code} hint={text.codeHint} isUnmarked />
      <SubmitButton>{common.submit}</SubmitButton>
      <ReauthenticationNext attempt={attempt} />
    </FormPage>
  );
}
