import { AskTheInsurer } from "#components/login/ask-the-insurer.tsx";
import { messages } from "#lib/messages/messages.ts";

/** 「パスワードを忘れた方はこちら」: the insurer's window helps (manual 004, FAQ). */
export default function ForgotPasswordPage() {
  const { passwordTitle, passwordBody } = messages().login.forgotten;
  return <AskTheInsurer title={passwordTitle} body={passwordBody} />;
}
