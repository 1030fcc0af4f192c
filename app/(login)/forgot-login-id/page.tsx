import { AskTheInsurer } from "#components/login/ask-the-insurer.tsx";
import { messages } from "#lib/messages/messages.ts";

/** 「ユーザIDを忘れた方はこちら」: the insurer's window helps (manual 004, FAQ). */
export default function ForgotLoginIdPage() {
  const { loginIdTitle, loginIdBody } = messages().login.forgotten;
  return <AskTheInsurer title={loginIdTitle} body={loginIdBody} />;
}
