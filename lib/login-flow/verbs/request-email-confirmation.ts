import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { sendEmailConfirmation } from "#lib/email-address/send-email-confirmation.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type EmailFailure, readEmail } from "#lib/typed-text/email.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

type UnfitEmailFailure = EmailFailure | "not-on-file";
export type RequestEmailConfirmationFailure = UnfitEmailFailure | "too-soon" | "too-many";

/**
 * The address to confirm. Bound to the one on file, only that one passes: as the
 * page shows it, half hidden, or typed in full, in whatever case.
 */
function readEmailToConfirm({ facts, member }: LoadedAttempt, typed: string): Result<string, UnfitEmailFailure> {
  const onFile = facts.isBoundToEmailOnFile ? member.email : null;
  if (onFile !== null && typed.trim() === maskEmail(onFile)) return ok(onFile);
  const email = readEmail(typed);
  if (!email.ok || onFile === null) return email;
  return email.value.toLowerCase() === onFile.toLowerCase() ? ok(onFile) : fail("not-on-file");
}

/**
 * Mails a link and a code to the typed address (manual 000【5】, 001【5】, 004 2-1 ⑨);
 * the address waits in the attempt until one of them comes back. Links and codes
 * for any other address of this attempt die.
 * @returns `not-on-file` to who logged in with the formula and typed another
 *   address than the insurer has (spec §5.4); the others as readEmail
 *   and issueEmailCode
 */
export async function requestEmailConfirmation(
  scope: Scope,
  { attempt, email: typed }: { attempt: LoadedAttempt; email: string },
): Promise<Result<undefined, RequestEmailConfirmationFailure>> {
  const { id: memberId, kana } = attempt.member;
  const event = { action: "login.email-request", memberId, attemptId: attempt.id } as const;
  const email = readEmailToConfirm(attempt, typed);
  if (!email.ok) {
    if (email.code === "not-on-file") await recordAudit(scope, { ...event, result: "refused" });
    return email;
  }
  const sent = await sendEmailConfirmation(scope, {
    memberId,
    ownerId: attempt.id,
    email: email.value,
    purpose: "confirmation",
    kana,
  });
  if (!sent.ok) return sent;
  await scope.tx.loginAttempt.update({
    where: scope.key(attempt.id),
    data: { pendingEmail: email.value },
  });
  await recordAudit(scope, { ...event, result: "success" });
  return ok();
}
