import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { NewPasswordFields } from "#components/forms/new-password-fields.tsx";
import { PasswordOwner } from "#components/forms/password-owner.tsx";
import { passwordRuleLines } from "#components/forms/password-rule-lines.ts";
import { wizardSteps } from "#components/login/wizard-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { passwordRulesOf } from "#lib/credentials/password/password-rules-of.ts";
import { isReset } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { setOwnPasswordAction } from "./actions.ts";

/** 「パスワードの更新」 (manual 004, 2-1 ⑧). */
export default async function NewPasswordPage() {
  const attempt = await requireStep("new-password");
  const context = await requestContext();
  const rules = await inRequest(passwordRulesOf, { memberId: attempt.member.id });
  const { common, credentials, login, settings } = await requestMessages();
  const text = login.newPassword;
  return (
    <FormPage
      action={setOwnPasswordAction}
      title={text.title}
      lead={isReset(attempt.facts) ? <Lead>{text.leadChange}</Lead> : null}
      steps={await wizardSteps("new-password", attempt.facts)}
      attemptId={attempt.id}
    >
      <PasswordOwner loginId={attempt.member.loginId} />
      <NewPasswordFields
        rules={rules}
        lines={await passwordRuleLines(context.insurer.policy.password)}
        text={{ ...text.fields, yen: credentials.passwordWarning["yen-or-backslash"] }}
      />
      <EverywhereField hint={isReset(attempt.facts) ? settings.everywhereHintReset : undefined} />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
