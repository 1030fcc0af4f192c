import { redirect } from "next/navigation";
import { FirstTime } from "#components/login/first-time.tsx";
import { LoginCallouts } from "#components/login/login-callouts.tsx";
import { LoginFooter } from "#components/login/login-footer.tsx";
import { PasskeyLogin } from "#components/login/passkey-login.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { logInAction, logInWithPasskeyAction } from "./actions.ts";

type LoginPageProps = { searchParams: Promise<{ to?: string; sent?: string; reason?: string }> };

/** 「ログイン」 (manual 004, 2-1 ③): ID and password, or a passkey alone. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const insurer = await requireInsurer();
  const { to, sent, reason } = await searchParams;
  const returnTo = readReturnTo(to);
  if (!sent && (await currentSession())) redirect(returnTo ?? "/");
  const { login, factors } = await requestMessages();
  const [text, { loginHelp, methods, resetLinkMinutes, session }] = [login.loginForm, insurer.policy];
  return (
    <FormPage
      action={logInAction}
      title={text.title}
      lead={
        <>
          <LoginCallouts sent={sent} reason={reason} returnTo={returnTo} resetMinutes={resetLinkMinutes} />
          <FirstTime blocks={loginHelp} />
        </>
      }
      footer={<LoginFooter insurer={insurer} />}
    >
      {returnTo ? <input type="hidden" name="to" value={returnTo} /> : null}
      <TextField
        name="loginId"
        label={text.loginId}
        autoComplete="username webauthn"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
      />
      <PasswordField name="password" label={text.password} autoComplete="current-password" required />
      <CheckboxField name="remember" label={text.remember} hint={text.rememberHint(session.rememberedIdleMinutes)} />
      <SubmitButton>{text.submit}</SubmitButton>
      {methods.includes("passkey") ? (
        <PasskeyLogin
          finish={logInWithPasskeyAction}
          returnTo={returnTo}
          text={{ or: text.or, passkey: text.passkey, passkeyHint: text.passkeyHint, errors: factors.passkeyErrors }}
        />
      ) : null}
    </FormPage>
  );
}
