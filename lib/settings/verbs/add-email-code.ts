import "server-only";
import { enableEmailCode } from "#lib/credentials/email-code/enable-email-code.ts";
import { type VerifyEmailCodeFailure, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { clearGuard } from "#lib/credentials/guard/guard.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { factorAdded } from "../factor-added.ts";

/**
 * Sets up 「メール認証」 by the code of sendEnrolmentCode (spec §6). A code that was sent to a former e-mail address proves
 * nothing.
 * @param code as typed
 * @param isChosen the member wants it as 「認証方法」
 */
export async function addEmailCode(
  scope: Scope,
  session: RecentSession,
  { code: typed, isChosen }: { code: string; isChosen: boolean },
): Promise<Result<undefined, VerifyEmailCodeFailure | OneTimeCodeFailure | "email-changed" | "not-allowed">> {
  const { id: ownerId, member } = session;
  const memberId = member.id;
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  if (!scope.insurer.policy.methods.includes("email")) return fail("not-allowed");
  await holdMember(scope, memberId);
  const verified = await verifyEmailCode(scope, { memberId, ownerId, purpose: "enrolment", code: code.value });
  if (!verified.ok) return verified;
  if ((await confirmedEmail(scope, memberId)) !== verified.value.email) return fail("email-changed");
  await enableEmailCode(scope, { memberId });
  await clearGuard(scope, { memberId, authenticator: "emailCode" });
  await factorAdded(scope, session, { method: "email", name: null, isChosen });
  return ok();
}
