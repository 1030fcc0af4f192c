import "server-only";
import type { ChoiceProblem } from "#lib/members/choose-login-id-and-method.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** Sentences for 「ユーザID」 and 「認証方法」, in the wizard and on the profile. */
export async function choiceErrors(problems: readonly ChoiceProblem[] = []) {
  const { login, members } = await requestMessages();
  return problems.map((problem) => ({
    field: problem.field,
    message: problem.field === "loginId" ? members.loginId[problem.code] : login.method.missing,
  }));
}
