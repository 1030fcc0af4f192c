import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { findPendingEmailChange, ownerOf, type Waiter } from "./email-change.ts";
import { type SendingFailure, sendEmailConfirmation } from "./send-email-confirmation.ts";

/** 「メールを再送信」, within the limits of issueEmailCode. */
export async function resendEmailConfirmation(
  scope: Scope,
  waiter: Waiter,
): Promise<Result<{ expiresAt: Date }, SendingFailure | "no-change">> {
  const { memberId, attemptId } = ownerOf(waiter);
  await holdMember(scope, memberId);
  const pending = await findPendingEmailChange(scope, { memberId, attemptId });
  if (!pending) return fail("no-change");
  const sent = await sendEmailConfirmation(scope, pending, waiter.member.kana);
  if (sent.ok && attemptId) {
    await recordAudit(scope, { action: "login.email-request", result: "success", memberId, attemptId });
  }
  return sent;
}
