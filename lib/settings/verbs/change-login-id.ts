import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Refused, type Result, refuse } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { type ChooseLoginIdFailure, chooseLoginId } from "#lib/members/choose-login-id.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { foldLoginId, loginIdProblems } from "#lib/typed-text/login-id.ts";

type LoginIdRefused = Refused<ChooseLoginIdFailure>;

type ChangeLoginIdResult = Result<undefined, "not-offered"> | LoginIdRefused;

/** What is wrong with the typed ID by itself, told before an authentication is worth asking for; null when nothing is. */
export function checkLoginId({ member }: Pick<ActiveSession, "member">, typed: string): LoginIdRefused | null {
  const loginId = foldLoginId(typed);
  const problems = loginId === member.loginId ? [] : loginIdProblems(loginId);
  return problems.length > 0 ? refuse(problems) : null;
}

/**
 * 「ユーザID」 of the profile (manual 004, 3-1 ③ and PC ②). The member is told of
 * a new one (spec §7; ASVS 6.3.7); the one they have already changes nothing.
 * @param typed as typed; it is stored folded
 * @param shown the ID on the page: an older tab that left it alone changes nothing back
 */
export async function changeLoginId(
  scope: Scope,
  session: RecentSession,
  { loginId: typed, shown }: { loginId: string; shown: string },
): Promise<ChangeLoginIdResult> {
  if (scope.insurer.policy.loginIdChange === "off") return fail("not-offered");
  const memberId = session.member.id;
  await holdMember(scope, memberId);
  const where = scope.key(memberId);
  const present = await scope.tx.member.findUniqueOrThrow({ where, select: { loginId: true } });
  const loginId = foldLoginId(typed);
  if (loginId === present.loginId || loginId === shown) {
    await noteDone(scope, session.id, { code: "nothing" });
    return ok();
  }
  const refused = checkLoginId({ member: { ...session.member, ...present } }, typed);
  if (refused) return refused;
  const chosen = await chooseLoginId(scope, { memberId, loginId });
  if (!chosen.ok) return refuse([chosen.code]);
  await notifyMember(scope, { memberId, event: { type: "login-id-changed", loginId } });
  await recordAudit(scope, { action: "login-id.change", result: "success", memberId });
  await noteDone(scope, session.id, { code: "login-id", name: loginId });
  return ok();
}
