import { enableEmailCode } from "#lib/credentials/email-code/enable-email-code.ts";
import { type VerifyEmailCodeError, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { clearGuard } from "#lib/credentials/guard/clear-guard.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
import { readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { confirmedEmail } from "../confirmed-email.ts";
import { factorAdded } from "../factor-added.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「メール認証」 set up by the code of sendEnrolmentCode (spec §6). A code that went
 * to an address the member has left since proves nothing.
 * @param code as typed
 * @param isChosen the member wants it as 「認証方法」
 */
export async function addEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { id: ownerId, member: { id: memberId } }: RecentSession,
  { code: typed, isChosen }: { code: string; isChosen: boolean },
): Promise<Result<undefined, VerifyEmailCodeError | "empty" | "not-six-digits" | "address-changed" | "not-allowed">> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  if (!context.insurer.policy.methods.includes("email")) return fail("not-allowed");
  await lockMember(tx, context, memberId);
  const verified = await verifyEmailCode(tx, context, { memberId, ownerId, purpose: "enrolment", code: code.value });
  if (!verified.ok) return verified;
  if ((await confirmedEmail(tx, context, memberId)) !== verified.value.email) return fail("address-changed");
  await enableEmailCode(tx, context, { memberId });
  await clearGuard(tx, context, { memberId, authenticator: "emailCode" });
  await factorAdded(tx, context, { memberId, method: "email", name: null, isChosen });
  return ok();
}
