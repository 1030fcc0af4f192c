import "server-only";
import type { Member, PasswordCredential, TemporaryCredential } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { contextWords } from "./context-words.ts";
import { type PasswordRuleProblem, type PasswordRules, passwordProblems } from "./password-rules.ts";
import { verifyPassword } from "./verify-password.ts";

export type PasswordProblem = PasswordRuleProblem | "common" | "current";

export type MemberWithPasswords = Member & {
  password: PasswordCredential | null;
  temporaryCredential: TemporaryCredential | null;
};

/** The rules for this member's new password. */
export function passwordRulesFor(insurer: Insurer, member: Member): PasswordRules {
  return { ...insurer.policy.password, loginId: member.loginId, contextWords: contextWords(insurer, member) };
}

async function isCurrentPassword(member: MemberWithPasswords, password: string): Promise<boolean> {
  if (member.password) return (await verifyPassword(password, member.password)).isMatch;
  return member.temporaryCredential !== null && checkTemporaryPassword(member.temporaryCredential, member, password);
}

/** All problems of `password`: the rules, the list of common ones, the present password. */
export async function judgeNewPassword(
  insurer: Insurer,
  member: MemberWithPasswords,
  password: string,
): Promise<PasswordProblem[]> {
  const problems: PasswordProblem[] = passwordProblems(password, passwordRulesFor(insurer, member));
  if (await isCommonPassword(password)) problems.push("common");
  if (await isCurrentPassword(member, password)) problems.push("current");
  return problems;
}
