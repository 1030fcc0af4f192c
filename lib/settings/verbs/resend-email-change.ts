import "server-only";
import { findPendingEmailChange } from "#lib/email-address/email-change.ts";
import { sendEmailConfirmation } from "#lib/email-address/send-email-confirmation.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

/** 「メールを再送信」 to the address that waits, within the limits of issueEmailCode. */
export async function resendEmailChange(
  scope: Scope,
  { member: { id: memberId, kana } }: ActiveSession,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many" | "no-change">> {
  await holdMember(scope, memberId);
  const pending = await findPendingEmailChange(scope, memberId);
  if (!pending) return fail("no-change");
  const owner = { memberId, ownerId: pending.id, purpose: "emailChange" } as const;
  return sendEmailConfirmation(scope, { ...owner, email: pending.newEmail, kana });
}
