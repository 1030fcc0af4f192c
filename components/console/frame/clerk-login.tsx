import type { ReactNode } from "react";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { PasswordField } from "#components/ui/password-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type ClerkLoginProps = {
  action: FormAction;
  returnTo: string | null;
  /** Why the session before has ended, or what was sent. */
  callouts: ReactNode;
  passkey: ReactNode;
};

/** 「ログイン」 of the console: the members' form with a clerk's words. */
export async function ClerkLogin({ action, returnTo, callouts, passkey }: ClerkLoginProps) {
  const text = (await requestMessages()).login.loginForm;
  const { login } = consoleText;
  return (
    <FormPage
      action={action}
      title={text.title}
      lead={
        <>
          {callouts}
          <p>{login.lead}</p>
        </>
      }
      footer={<p>{login.help}</p>}
    >
      {returnTo ? <input type="hidden" name="to" value={returnTo} /> : null}
      <TextField
        name="loginId"
        label={login.email}
        type="email"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField name="password" label={text.password} autoComplete="current-password" required />
      <SubmitButton>{text.submit}</SubmitButton>
      {passkey}
    </FormPage>
  );
}
