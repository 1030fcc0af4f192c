import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { forgotPasswordAction } from "./actions.ts";

/** 「パスワードを忘れた方はこちら」 (manual 004, 3-3 ③): always the same answer. */
export default async function ForgotPasswordPage() {
  const { policy } = await requireInsurer();
  const { common, recovery } = await requestMessages();
  const text = recovery.forgotPassword;
  return (
    <FormPage
      action={forgotPasswordAction}
      title={text.title}
      lead={<Lead>{text.lead(policy.resetLinkMinutes)}</Lead>}
      footer={
        <>
          <Lead>{text.temporary}</Lead>
          <LinkList
            links={[
              { href: "/forgot-login-id", label: recovery.forgotLoginId.title },
              { href: "/login", label: recovery.forgotLoginId.back },
            ]}
          />
        </>
      }
    >
      <TextField
        name="loginId"
        label={text.loginId}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        isUnmarked
        required
      />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
