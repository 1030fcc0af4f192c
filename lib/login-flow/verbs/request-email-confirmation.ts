import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { sendEmailConfirmation } from "#lib/email-address/send-email-confirmation.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type EmailAddressFailure, readEmailAddress } from "#lib/typed-text/email-address.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

type AddressCode = EmailAddressFailure | "not-on-file";
export type RequestEmailConfirmationFailure = AddressCode | "too-soon" | "too-many";

/**
 * The address to confirm. Bound to the one on file, only that one passes: as the
 * page shows it, half hidden, or typed in full, in whatever case.
 */
function readAddress({ facts, member }: LoadedAttempt, typed: string): Result<string, AddressCode> {
  const onFile = facts.isBoundToEmailOnFile ? member.email : null;
  if (onFile !== null && typed.trim() === maskEmail(onFile)) return ok(onFile);
  const address = readEmailAddress(typed);
  if (!address.ok || onFile === null) return address;
  return address.value.toLowerCase() === onFile.toLowerCase() ? ok(onFile) : fail("not-on-file");
}

/**
 * Mails a link and a code to the typed address (manual 000【5】, 001【5】, 004 2-1 ⑨);
 * the address waits in the attempt until one of them comes back. Links and codes
 * for any other address of this attempt die.
 * @returns `not-on-file` to who logged in with the formula and typed another
 *   address than the insurer has (spec §5.4); the others as readEmailAddress
 *   and issueEmailCode
 */
export async function requestEmailConfirmation(
  scope: Scope,
  { attempt, email }: { attempt: LoadedAttempt; email: string },
): Promise<Result<undefined, RequestEmailConfirmationFailure>> {
  const { id: memberId, kana } = attempt.member;
  const event = { action: "login.email-request", memberId, attemptId: attempt.id } as const;
  const address = readAddress(attempt, email);
  if (!address.ok) {
    if (address.code === "not-on-file") await recordAudit(scope, { ...event, result: "refused" });
    return address;
  }
  const sent = await sendEmailConfirmation(scope, {
    memberId,
    ownerId: attempt.id,
    email: address.value,
    purpose: "confirmation",
    kana,
  });
  if (!sent.ok) return sent;
  await scope.tx.loginAttempt.update({
    where: scope.key(attempt.id),
    data: { pendingEmail: address.value },
  });
  await recordAudit(scope, { ...event, result: "success" });
  return ok();
}
