import { sendEmailCode } from "#lib/credentials/email-code/send-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { confirmedEmail } from "../confirmed-email.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * Mails the code that sets メール認証 up to the confirmed address, and to no other
 * (spec §6). Refusals of the sending as issueEmailCode.
 */
export async function sendEnrolmentCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { id: ownerId, member: { id: memberId, kana } }: RecentSession,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many" | "no-address" | "not-allowed">> {
  if (!context.insurer.policy.methods.includes("email")) return fail("not-allowed");
  const email = await confirmedEmail(tx, context, memberId);
  if (email === null) return fail("no-address");
  return sendEmailCode(tx, context, { memberId, ownerId, email, kana, purpose: "enrolment" });
}
