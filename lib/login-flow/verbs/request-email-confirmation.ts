import { recordAudit } from "#lib/audit/record-audit.ts";
import { sendEmailConfirmation } from "#lib/credentials/email-code/send-email-confirmation.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { readEmailAddress } from "#lib/members/email-address.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

export type RequestEmailConfirmationCode = "empty" | "unreadable" | "too-long" | "too-soon" | "too-many";

/**
 * Mails a link and a code to the typed address (manual 000【5】, 001【5】, 004 2-1 ⑨);
 * the address waits in the attempt until one of them comes back. Links and codes
 * for any other address of this attempt die.
 */
export async function requestEmailConfirmation(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, email }: { attempt: LoadedAttempt; email: string },
): Promise<Result<undefined, RequestEmailConfirmationCode>> {
  const address = readEmailAddress(email);
  if (!address.ok) return address;
  const { id: memberId, kana } = attempt.member;
  const sent = await sendEmailConfirmation(tx, context, {
    memberId,
    ownerId: attempt.id,
    email: address.value,
    purpose: "confirmation",
    kana,
  });
  if (!sent.ok) return sent;
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: attempt.id } },
    data: { pendingEmail: address.value },
  });
  await recordAudit(tx, context, {
    action: "login.email-request",
    result: "success",
    memberId,
    attemptId: attempt.id,
  });
  return ok();
}
