import { HelpList } from "#components/login/help-list.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { latestCodeExpiry } from "#lib/credentials/email-code/latest-code-expiry.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { senderDomain } from "#lib/mail/sender-domain.ts";
import { maskEmail } from "#lib/members/mask-email.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requestContext } from "#lib/sessions/request-context.ts";
import { requireStep } from "#lib/sessions/require-step.ts";
import { proveEmailCodeAction, resendEmailCodeAction } from "./actions.ts";

/** 「ワンタイムパスワード（OTP）メール認証」 (manual 000 【2】【3】; 001, 2-6【3】). */
export default async function EmailOtpPage() {
  const [attempt, context] = [await requireStep("email-code"), await requestContext()];
  const expiresAt = await inInsurer(context.insurer.id, (tx) =>
    latestCodeExpiry(tx, context, { ownerId: attempt.id, purpose: "login" }),
  );
  const { common, factors, formats } = await requestMessages();
  const text = factors.emailOtp;
  return (
    <FormPage
      action={proveEmailCodeAction}
      title={text.title}
      lead={
        expiresAt ? (
          <>
            <p>{text.lead(maskEmail(attempt.member.email ?? ""))}</p>
            <p>{text.until(formats.time(expiresAt))}</p>
          </>
        ) : (
          <Notice kind="warning">{text.notSent}</Notice>
        )
      }
      attemptId={attempt.id}
      footer={
        <>
          <ActionButton action={resendEmailCodeAction} attemptId={attempt.id} label={text.resend} />
          <HelpList summary={text.helpHeading} lines={text.help(senderDomain())} />
          <OtherMethodLink facts={attempt.facts} />
        </>
      }
    >
      <TextField
        name="code"
        label={text.code}
        hint={text.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="code"
        required
      />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
