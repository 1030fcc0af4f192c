import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

import type { PasswordRuleLine } from "./new-password-fields.tsx";

/** The insurer's password rules as sentences, with the problems that break each. */
export async function passwordRuleLines(password: InsurerPolicy["password"]): Promise<PasswordRuleLine[]> {
  const text = (await requestMessages()).login.newPassword.rules;
  return [
    { text: text.length(password.min, password.max), problems: ["too-short", "too-long"] },
    { text: text.characters, problems: ["forbidden-character"] },
    ...(password.requireClasses ? [{ text: text.classes, problems: ["missing-class"] as const }] : []),
    {
      text: password.forbidLoginId ? text.withoutLoginId : text.notLoginId,
      problems: ["equals-login-id", "contains-login-id"],
    },
    { text: text.notGuessable, problems: ["made-of-context-words"] },
  ];
}
