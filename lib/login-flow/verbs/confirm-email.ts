import { recordAudit } from "#lib/audit/record-audit.ts";
import { type VerifyEmailCodeError, verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { appendProof } from "../append-proof.ts";
import { closeWizard } from "../close-wizard.ts";
import { endOtherAttempts } from "../end-attempts.ts";
import { type LoadedAttempt, loadAttemptByHash } from "../load-attempt.ts";

type Confirmation = { memberId: string; attemptId: string; email: string; by: "link" | "code" };

/** The address becomes the member's; every other attempt of the member ends. */
async function confirmEmail(tx: InsurerTransaction, context: RequestContext, confirmation: Confirmation) {
  const { memberId, attemptId, email, by } = confirmation;
  const insurerId = context.insurer.id;
  await tx.member.update({
    where: { insurerId_id: { insurerId, id: memberId } },
    data: { email, emailConfirmedAt: context.now },
  });
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId, id: attemptId } },
    data: { pendingEmail: null },
  });
  await tx.oneTimeToken.updateMany({
    where: { insurerId, memberId, type: "emailConfirmation", usedAt: null },
    data: { usedAt: context.now },
  });
  await appendProof(tx, context, attemptId, { kind: "email" });
  await endOtherAttempts(tx, context, {
    memberId,
    keptAttemptId: attemptId,
    reason: "email-confirmed-elsewhere",
  });
  await recordAudit(tx, context, {
    action: "login.email-confirm",
    result: "success",
    memberId,
    attemptId,
    detail: { by },
  });
}

/** 「確認コード」: for whoever reads the mail on another device. */
export async function confirmEmailByCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, code }: { attempt: LoadedAttempt; code: string },
): Promise<Result<undefined, VerifyEmailCodeError>> {
  const owner = { memberId: attempt.member.id, attemptId: attempt.id };
  const verified = await verifyEmailCode(tx, context, {
    memberId: owner.memberId,
    ownerId: attempt.id,
    purpose: "confirmation",
    code,
  });
  if (!verified.ok) return verified;
  await confirmEmail(tx, context, { ...owner, email: verified.value.email, by: "code" });
  return ok();
}

/**
 * Looks at a confirmation link without using it (mail scanners open links; a GET
 * must change nothing). Null when it was used, ran out, its attempt ended, or
 * the attempt waits for another address by now.
 * @param lock takes the attempt's row: two acts on one address take turns
 */
export async function findConfirmationLink(
  tx: InsurerTransaction,
  context: RequestContext,
  token: string,
  { lock = false } = {},
): Promise<{ tokenId: string; email: string; attempt: LoadedAttempt; attemptTokenHash: string } | null> {
  const { insurer, now } = context;
  const row = await tx.oneTimeToken.findUnique({
    where: {
      insurerId_type_tokenHash: { insurerId: insurer.id, type: "emailConfirmation", tokenHash: hashToken(token) },
    },
  });
  if (!row?.ownerId || !row.email || row.usedAt || row.expiresAt <= now) return null;
  const { tokenHash } = await tx.loginAttempt.findUniqueOrThrow({
    where: { insurerId_id: { insurerId: insurer.id, id: row.ownerId } },
    select: { tokenHash: true },
  });
  const attempt = await loadAttemptByHash(insurer, tokenHash, now, { tx, lock });
  if (!attempt?.facts.hasPendingEmail || attempt.pendingEmail !== row.email) return null;
  return { tokenId: row.id, email: row.email, attempt, attemptTokenHash: tokenHash };
}

/**
 * Uses a confirmation link, from whatever browser it is opened in (manual 000【6】).
 * The guarded update lets one of any number of parallel posts through.
 */
export async function confirmEmailByLink(
  tx: InsurerTransaction,
  context: RequestContext,
  token: string,
): Promise<Result<undefined, "link-dead">> {
  const link = await findConfirmationLink(tx, context, token, { lock: true });
  if (!link) return fail("link-dead");
  const { count } = await tx.oneTimeToken.updateMany({
    where: { insurerId: context.insurer.id, id: link.tokenId, usedAt: null },
    data: { usedAt: context.now },
  });
  if (count !== 1) return fail("link-dead");
  const { member, id: attemptId } = link.attempt;
  await confirmEmail(tx, context, { memberId: member.id, attemptId, email: link.email, by: "link" });
  const attempt = await loadAttemptByHash(context.insurer, link.attemptTokenHash, context.now, { tx });
  // Where the password came first, this was the wizard's last fact (manual 004, 2-1 ⑨).
  if (attempt) await closeWizard(tx, context, attempt);
  return ok();
}
