import "server-only";
import type { ChoiceProblem } from "#lib/login-flow/verbs/choose-method.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** Sentences for 「ユーザID」 and 「認証方法」. */
export async function choiceErrors(problems: readonly ChoiceProblem[] = []) {
  const { login, members } = await requestMessages();
  return problems.map((problem) => ({
    field: problem.field,
    message: problem.field === "loginId" ? members.loginId[problem.code] : login.method.missing,
  }));
}
