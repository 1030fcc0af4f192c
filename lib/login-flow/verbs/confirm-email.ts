import { recordAudit } from "#lib/audit/record-audit.ts";
import { type VerifyEmailCodeError, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { appendProof } from "../append-proof.ts";
import { closeWizard } from "../close-wizard.ts";
import { endOtherAttempts } from "../end-attempts.ts";
import { type LoadedAttempt, loadAttemptByHash } from "../load-attempt.ts";

type Confirmation = { memberId: string; attemptId: string; email: string; by: "link" | "code" };

/** The address becomes the member's; every other attempt of the member ends. */
async function confirmEmail(scope: Scope, confirmation: Confirmation) {
  const { memberId, attemptId, email, by } = confirmation;
  const { tx, insurerId } = scope;
  await tx.member.update({
    where: scope.key(memberId),
    data: { email, emailConfirmedAt: scope.now },
  });
  await tx.loginAttempt.update({
    where: scope.key(attemptId),
    data: { pendingEmail: null },
  });
  await tx.oneTimeToken.updateMany({
    where: { insurerId, memberId, type: "emailConfirmation", usedAt: null },
    data: { usedAt: scope.now },
  });
  await appendProof(scope, attemptId, { kind: "email" });
  await endOtherAttempts(scope, {
    memberId,
    keptAttemptId: attemptId,
    reason: "email-confirmed-elsewhere",
  });
  await recordAudit(scope, {
    action: "login.email-confirm",
    result: "success",
    memberId,
    attemptId,
    detail: { by },
  });
}

/** 「確認コード」: for whoever reads the mail on another device. */
export async function confirmEmailByCode(
  scope: Scope,
  { attempt, code }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyEmailCodeError>> {
  const owner = { memberId: attempt.member.id, attemptId: attempt.id };
  const verified = await verifyEmailCode(scope, {
    memberId: owner.memberId,
    ownerId: attempt.id,
    purpose: "confirmation",
    code,
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
): Promise<{ tokenId: string; email: string; attempt: LoadedAttempt; attemptTokenHash: string } | null> {
  const { tx, insurerId, now } = scope;
  const row = await tx.oneTimeToken.findUnique({
    where: {
      insurerId_type_tokenHash: { insurerId, type: "emailConfirmation", tokenHash: hashToken(token) },
    },
  });
  if (!row?.ownerId || !row.email || row.usedAt || row.expiresAt <= now) return null;
  const { tokenHash } = await tx.loginAttempt.findUniqueOrThrow({
    where: scope.key(row.ownerId),
    select: { tokenHash: true },
  });
  const attempt = await loadAttemptByHash(scope, tokenHash, { lock });
  if (!attempt?.facts.hasPendingEmail || attempt.pendingEmail !== row.email) return null;
  return { tokenId: row.id, email: row.email, attempt, attemptTokenHash: tokenHash };
}

/**
 * Uses a confirmation link, from whatever browser it is opened in (manual 000【6】).
 * The guarded update lets one of any number of parallel posts through.
 */
export async function confirmEmailByLink(scope: Scope, token: string): Promise<Result<undefined, "link-dead">> {
  const link = await findConfirmationLink(scope, token, { lock: true });
  if (!link) return fail("link-dead");
  const { count } = await scope.tx.oneTimeToken.updateMany({
    where: { insurerId: scope.insurerId, id: link.tokenId, usedAt: null },
    data: { usedAt: scope.now },
  });
  if (count !== 1) return fail("link-dead");
  const { member, id: attemptId } = link.attempt;
  await confirmEmail(scope, { memberId: member.id, attemptId, email: link.email, by: "link" });
  const attempt = await loadAttemptByHash(scope, link.attemptTokenHash);
  // Where the password came first, this was the wizard's last fact (manual 004, 2-1 ⑨).
  if (attempt) await closeWizard(scope, attempt);
  return ok();
}
