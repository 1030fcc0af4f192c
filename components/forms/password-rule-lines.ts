import type { PasswordRuleProblem } from "#lib/credentials/password/password-rules.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { PasswordRuleLine } from "./password-rule-status.ts";

/** The insurer's password rules as sentences, with the problems that break each. */
export async function passwordRuleLines(password: InsurerPolicy["password"]): Promise<PasswordRuleLine[]> {
  const { credentials, login } = await requestMessages();
  const [text, refused] = [login.newPassword.rules, credentials.password];
  const line = (sentence: string, ...problems: PasswordRuleProblem[]): PasswordRuleLine => ({
    text: sentence,
    problems,
    refusals: problems.map((problem) => refused[problem].replace("{min}", String(password.min))),
  });
  return [
    line(text.length(password.min, password.max), "too-short", "too-long"),
    line(text.characters, "forbidden-character"),
    ...(password.requireClasses ? [line(text.classes, "missing-class")] : []),
    line(password.forbidLoginId ? text.withoutLoginId : text.notLoginId, "equals-login-id", "contains-login-id"),
    {
      text: text.notGuessable,
      problems: ["made-of-context-words"],
      refusals: [refused["made-of-context-words"], refused.common],
      isServers: true,
    },
  ];
}
