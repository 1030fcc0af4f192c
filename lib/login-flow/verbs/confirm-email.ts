import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { type VerifyEmailCodeFailure, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { adoptEmail } from "#lib/email-address/adopt-email.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { findToken } from "#lib/one-time-tokens/find-token.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { appendProof } from "../append-proof.ts";
import { closeWizard } from "../close-wizard.ts";
import { type LoadedAttempt, loadAttemptByHash } from "../load-attempt.ts";

type Confirmation = { memberId: string; attemptId: string; email: string; by: "link" | "code" };

/** The address becomes the member's, and this attempt has proved it. */
async function confirmEmail(scope: Scope, { memberId, attemptId, email, by }: Confirmation) {
  await adoptEmail(scope, { memberId, email, event: "email-confirmed", keptAttemptId: attemptId });
  await scope.tx.loginAttempt.update({ where: scope.key(attemptId), data: { pendingEmail: null } });
  await appendProof(scope, attemptId, { kind: "emailConfirmed" });
  await recordAudit(scope, {
    action: "login.email-confirm",
    result: "success",
    memberId,
    attemptId,
    detail: { by },
  });
}

/** 「確認コード」 as typed: for whoever reads the mail on another device. */
export async function confirmEmailByCode(
  scope: Scope,
  { attempt, code: typed }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyEmailCodeFailure | OneTimeCodeFailure>> {
  const code = readOneTimeCode(typed);
  if (!code.ok) return code;
  const owner = { memberId: attempt.member.id, attemptId: attempt.id };
  const verified = await verifyEmailCode(scope, {
    memberId: owner.memberId,
    ownerId: attempt.id,
    purpose: "confirmation",
    code: code.value,
  });
  if (!verified.ok) return verified;
  await confirmEmail(scope, { ...owner, email: verified.value.email, by: "code" });
  return ok();
}

/**
 * Looks at a confirmation link without using it (mail scanners open links; a GET
 * must change nothing). Null when it was used, ran out, its attempt ended, or
 * the attempt waits for another address by now.
 * @param lock takes the attempt's row: two acts on one address take turns
 */
export async function findConfirmationLink(
  scope: Scope,
  token: string,
  { lock = false } = {},
): Promise<{ email: string; attempt: LoadedAttempt; attemptTokenHash: string } | null> {
  const found = await findToken(scope, "emailConfirmation", token);
  if (!found) return null;
  const { ownerId, email } = found;
  const { tokenHash } = await scope.tx.loginAttempt.findUniqueOrThrow({
    where: scope.key(ownerId),
    select: { tokenHash: true },
  });
  const attempt = await loadAttemptByHash(scope, tokenHash, { lock });
  const isWaitingForIt = attempt?.facts.hasPendingEmail && attempt.pendingEmail === email;
  return isWaitingForIt ? { email, attempt, attemptTokenHash: tokenHash } : null;
}

/**
 * Uses a confirmation link, from whatever browser it is opened in (manual 000【6】).
 */
export async function confirmEmailByLink(scope: Scope, token: string): Promise<Result<undefined, "link-dead">> {
  const link = await findConfirmationLink(scope, token, { lock: true });
  if (!link) return fail("link-dead");
  if (!(await consumeToken(scope, { type: "emailConfirmation", text: token }))) return fail("link-dead");
  const { member, id: attemptId } = link.attempt;
  await confirmEmail(scope, { memberId: member.id, attemptId, email: link.email, by: "link" });
  const attempt = await loadAttemptByHash(scope, link.attemptTokenHash);
  // Where the password came first, this was the wizard's last fact (manual 004, 2-1 ⑨).
  if (attempt) await closeWizard(scope, attempt);
  return ok();
}
