import "server-only";
import { sendEmailCode } from "#lib/credentials/email-code/send-email-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

export type EnrolmentCodeFailure = "too-soon" | "too-many" | "no-email" | "not-allowed";

/**
 * Mails the code that sets メール認証 up to the confirmed address, and to no other
 * (spec §6). Refusals of the sending as issueEmailCode.
 */
export async function sendEnrolmentCode(
  scope: Scope,
  { id: ownerId, member: { id: memberId, kana } }: RecentSession,
): Promise<Result<{ expiresAt: Date }, EnrolmentCodeFailure>> {
  if (!scope.insurer.policy.methods.includes("email")) return fail("not-allowed");
  const email = await confirmedEmail(scope, memberId);
  if (email === null) return fail("no-email");
  return sendEmailCode(scope, { memberId, ownerId, email, kana, purpose: "enrolment" });
}
