import "server-only";
import { sendEmailCode } from "#lib/credentials/email-code/send-email-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { confirmedEmail } from "#lib/members/confirmed-email.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/** Mails the code that sets up メール認証 to the confirmed e-mail address (spec §6). Failures as issueEmailCode. */
export async function sendEnrolmentCode(
  scope: Scope,
  { id: ownerId, member: { id: memberId, kana } }: RecentSession,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many" | "no-email" | "not-allowed">> {
  if (!scope.insurer.policy.methods.includes("email")) return fail("not-allowed");
  const email = await confirmedEmail(scope, memberId);
  if (email === null) return fail("no-email");
  return sendEmailCode(scope, { memberId, ownerId, email, kana, purpose: "enrolment" });
}
