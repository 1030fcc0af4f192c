import { AskTheInsurer } from "#components/login/ask-the-insurer.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「パスワードを忘れた方はこちら」: the insurer's window helps (manual 004, FAQ). */
export default async function ForgotPasswordPage() {
  const { passwordTitle, passwordBody } = (await requestMessages()).login.forgotten;
  return <AskTheInsurer title={passwordTitle} body={passwordBody} />;
}
