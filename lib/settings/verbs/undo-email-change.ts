import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { endOtherAttempts } from "#lib/login-flow/end-attempts.ts";
import { lockOpenLogins } from "#lib/login-flow/lock-open-logins.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { endOtherSessions } from "#lib/sessions/end-sessions.ts";
import { endEmailChanges } from "../email-change.ts";
import { consumeEmailLink, type EmailLink, findEmailLink } from "../email-link.ts";
import { moveToAddress } from "../move-to-address.ts";

export type UndoLink = EmailLink & { isConfirmed: boolean };

/** A link that would still undo something, looked at and not used; null for every other. */
export async function findUndoLink(
  tx: InsurerTransaction,
  context: RequestContext,
  token: string,
): Promise<UndoLink | null> {
  const link = await findEmailLink(tx, context, { type: "emailUndo", token });
  if (!link || link.change.endedAt) return null;
  const isConfirmed = link.change.confirmedAt !== null;
  return isConfirmed || link.change.expiresAt > context.now ? { ...link, isConfirmed } : null;
}

/** This change and every later one end with their links; those of earlier changes stay good. */
async function endFromHere(tx: InsurerTransaction, context: RequestContext, { change }: UndoLink) {
  const { memberId, requestedAt } = change;
  const changes = await tx.emailChange.findMany({
    where: { insurerId: context.insurer.id, memberId, requestedAt: { gte: requestedAt } },
    select: { id: true },
  });
  await endEmailChanges(tx, context, { memberId, ids: changes.map(({ id }) => id), reason: "undone" });
}

/** The address the link was mailed to is the member's again. @returns the one that is left */
async function restore(tx: InsurerTransaction, context: RequestContext, { change, email }: UndoLink) {
  const { memberId } = change;
  const where = { insurerId_id: { insurerId: context.insurer.id, id: memberId } };
  const { email: left } = await tx.member.findUniqueOrThrow({ where, select: { email: true } });
  await moveToAddress(tx, context, { memberId, email });
  return left === email ? null : left;
}

/**
 * 「変更を取り消す」 from the mail to the address that was left, within 72 hours and
 * in whatever browser: a change that waits ends; after a confirmed one that address
 * is back, whatever came later. Whoever did it is out: all sessions, all logins
 * under way (spec §7). An undo never kills the links of an earlier change, so that
 * a thief who moved the address twice cannot use the second mail against the first.
 */
export async function undoEmailChange(
  tx: InsurerTransaction,
  context: RequestContext,
  token: string,
): Promise<Result<undefined, "link-dead">> {
  const found = await findUndoLink(tx, context, token);
  if (!found) return fail("link-dead");
  const { memberId } = found.change;
  await lockOpenLogins(tx, context, { memberId, withSessions: true });
  // Again, behind the lock: used, withdrawn or confirmed while this call waited.
  const link = await findUndoLink(tx, context, token);
  if (!link || !(await consumeEmailLink(tx, context, link))) return fail("link-dead");

  await endFromHere(tx, context, link);
  const left = link.isConfirmed ? await restore(tx, context, link) : null;
  await endOtherAttempts(tx, context, { memberId, keptAttemptId: null, reason: "signed-out-everywhere" });
  for (const to of left ? [link.email, left] : [link.email]) {
    await notifyMember(tx, context, { memberId, event: { type: "email-restored" }, to });
  }
  await endOtherSessions(tx, context, { memberId, keptSessionId: null });
  const detail = { wasConfirmed: link.isConfirmed };
  await recordAudit(tx, context, { action: "email.change-undo", result: "success", memberId, detail });
  return ok();
}
