import { sendEmailConfirmation } from "#lib/credentials/email-code/send-email-confirmation.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { findPendingEmailChange } from "../email-change.ts";

/** 「メールを再送信」 to the address that waits, within the limits of issueEmailCode. */
export async function resendEmailChange(
  tx: InsurerTransaction,
  context: RequestContext,
  { member: { id: memberId, kana } }: ActiveSession,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many" | "no-change">> {
  await lockMember(tx, context, memberId);
  const pending = await findPendingEmailChange(tx, context, memberId);
  if (!pending) return fail("no-change");
  const owner = { memberId, ownerId: pending.id, purpose: "emailChange" } as const;
  return sendEmailConfirmation(tx, context, { ...owner, email: pending.newEmail, kana });
}
