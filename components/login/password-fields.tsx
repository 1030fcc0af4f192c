import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

type PasswordFieldsProps = {
  /** There is another way on the page, which comes first. */
  isSecond: boolean;
};

/** 「ユーザID」「パスワード」「ログイン状態の保存」「ログイン」 (manual 004, 2-1 ③). */
export async function PasswordFields({ isSecond }: PasswordFieldsProps) {
  const text = (await requestMessages()).login.loginForm;
  return (
    <>
      <TextField
        name="loginId"
        label={text.loginId}
        autoComplete="username webauthn"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        isUnmarked
        required
      />
      <PasswordField name="password" label={text.password} autoComplete="current-password" isUnmarked required />
      <CheckboxField name="remember" label={text.remember} hint={<Phrases>{text.rememberHint}</Phrases>} />
      <SubmitButton variant={isSecond ? "secondary" : "primary"}>{text.submit}</SubmitButton>
    </>
  );
}
