import { redirect } from "next/navigation";
import { ClerkLogin } from "#components/console/frame/clerk-login.tsx";
import { FirstTime } from "#components/login/first-time.tsx";
import { LoginCallouts } from "#components/login/login-callouts.tsx";
import { LoginFooter } from "#components/login/login-footer.tsx";
import { PasskeyLogin } from "#components/login/passkey-login.tsx";
import { PasswordFields } from "#components/login/password-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { hasPasskeyHere } from "#lib/web/cookies/passkey-cookie.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { logInAction, logInWithPasskeyAction } from "./actions.ts";

/** 「ログイン」 (manual 004, 2-1 ③): ID and password, or a passkey alone. */
export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const insurer = await requireInsurer();
  const { to, sent, reason } = await searchParams;
  const returnTo = readReturnTo(to);
  if (!sent && (await currentSession())) redirect(returnTo ?? "/");
  const { login, factors } = await requestMessages();
  const [text, { loginHelp, methods, resetLinkMinutes }] = [login.loginForm, insurer.policy];
  const isPasskeyFirst = methods.includes("passkey") && (await hasPasskeyHere());
  const { or, passkey: label, passkeyHint } = text;
  const passkey = methods.includes("passkey") ? (
    <PasskeyLogin
      finish={logInWithPasskeyAction}
      returnTo={returnTo}
      isFirst={isPasskeyFirst}
      text={{ or, passkey: label, passkeyHint, errors: factors.passkeyErrors }}
    />
  ) : null;
  const callouts = <LoginCallouts sent={sent} reason={reason} returnTo={returnTo} resetMinutes={resetLinkMinutes} />;
  if (insurer.id === CONSOLE_ID) return <ClerkLogin action={logInAction} {...{ returnTo, callouts, passkey }} />;
  return (
    <FormPage
      action={logInAction}
      title={text.title}
      lead={
        <>
          {callouts}
          {isPasskeyFirst ? null : <FirstTime blocks={loginHelp} />}
        </>
      }
      footer={
        <>
          <LoginFooter insurer={insurer} />
          {/* Whoever has a passkey has been here before; others at the same device may not. */}
          {isPasskeyFirst ? <FirstTime blocks={loginHelp} /> : null}
        </>
      }
    >
      {isPasskeyFirst ? passkey : null}
      {returnTo ? <input type="hidden" name="to" value={returnTo} /> : null}
      <PasswordFields isSecond={isPasskeyFirst} />
      {isPasskeyFirst ? null : passkey}
    </FormPage>
  );
}
