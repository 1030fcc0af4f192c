import { AskTheInsurer } from "#components/login/ask-the-insurer.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「ユーザIDを忘れた方はこちら」: the insurer's window helps (manual 004, FAQ). */
export default async function ForgotLoginIdPage() {
  const { loginIdTitle, loginIdBody } = (await requestMessages()).login.forgotten;
  return <AskTheInsurer title={loginIdTitle} body={loginIdBody} />;
}
