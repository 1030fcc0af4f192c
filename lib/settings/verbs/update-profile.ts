import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors } from "#lib/credentials/count-factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { type ChoiceProblem, chooseLoginIdAndMethod } from "#lib/members/choose-login-id-and-method.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { Language } from "#lib/messages/language.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";
import { type ProfileChange, type ProfileChoice, saveLanguage } from "../profile-choice.ts";

export type UpdatedProfile = {
  changed: ProfileChange[];
  /** The new language, if it has changed. */
  language: Language | null;
  /** The chosen method that is not set up yet: it takes effect when its set-up succeeds (spec §7). */
  toSetUp: Method | null;
};

export type UpdateProfileResult = Result<UpdatedProfile, "refused"> & { problems?: ChoiceProblem[] };

/**
 * 「変更」 on 「プロフィール」 (manual 004, 3-1 ③ and PC ②): changes language, user ID and method, or none when one is refused.
 * Sends notices of a new ID and a new method (spec §7; ASVS 6.3.7).
 */
export async function updateProfile(
  scope: Scope,
  session: RecentSession,
  posted: ProfileChoice,
): Promise<UpdateProfileResult> {
  const { loginId, method } = posted;
  await holdMember(scope, session.member.id);
  const where = scope.key(session.member.id);
  const present = await scope.tx.member.findUniqueOrThrow({ where, select: { loginId: true, method: true } });
  const member = { ...session.member, ...present };
  const memberId = member.id;
  const chosen = await chooseLoginIdAndMethod(scope, {
    memberId,
    presentLoginId: member.loginId,
    loginId,
    method,
  });
  if (!chosen.ok) return chosen;

  const language = await saveLanguage(scope, member, posted.language);
  const changed: ProfileChange[] = language ? ["language"] : [];
  if (chosen.value.isLoginIdChanged) {
    changed.push("login-id");
    await notifyMember(scope, { memberId, event: { type: "login-id-changed", loginId: foldLoginId(loginId) } });
    await recordAudit(scope, { action: "login-id.change", result: "success", memberId });
  }
  if (chosen.value.method === member.method) return ok({ changed, language, toSetUp: null });
  const toSetUp = await switchMethod(scope, { memberId, method: chosen.value.method });
  return ok({ changed: toSetUp ? changed : [...changed, "method"], language, toSetUp });
}

/** @returns the method itself when it has to be set up first; nothing is changed yet */
async function switchMethod(
  scope: Scope,
  { memberId, method }: { memberId: string; method: Method },
): Promise<Method | null> {
  const counts = await countFactors(scope, memberId);
  if (counts[method] === 0) return method;
  await setMethod(scope, { memberId, method });
  await notifyMember(scope, { memberId, event: { type: "method-changed", method } });
  return null;
}
