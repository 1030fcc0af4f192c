import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type ChoiceProblem, choiceProblems, isLoginIdAnother } from "#lib/members/choose-login-id-and-method.ts";
import type { Language } from "#lib/messages/language.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { type ProfileChoice, saveLanguage } from "../profile-choice.ts";

export type ChangeLanguageResult = Result<{ language: Language | null }, "refused" | "authentication-due"> & {
  /** With `refused`: what to correct before an authentication is asked for. */
  problems?: ChoiceProblem[];
};

/** A post of 「プロフィール」 that changes 「言語」 or nothing, without recent authentication; others: updateProfile. */
export async function changeLanguage(
  scope: Scope,
  { member }: ActiveSession,
  posted: ProfileChoice,
): Promise<ChangeLanguageResult> {
  const choice = { presentLoginId: member.loginId, loginId: posted.loginId, method: posted.method };
  const hasAnotherMethod = posted.method !== "" && posted.method !== member.method;
  if (!hasAnotherMethod && !isLoginIdAnother(scope, choice)) {
    return ok({ language: await saveLanguage(scope, member, posted.language) });
  }
  const problems = choiceProblems(scope, choice);
  return problems.length > 0 ? { ok: false, code: "refused", problems } : fail("authentication-due");
}
