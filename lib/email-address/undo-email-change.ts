import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { adoptEmail } from "./adopt-email.ts";
import { endEmailChanges } from "./email-change.ts";
import { type ChangeLink, findChangeLink } from "./find-change-link.ts";

export type UndoLink = ChangeLink & { isConfirmed: boolean };

/** A link that can still undo something, without using it; null for any other. */
export async function findUndoLink(scope: Scope, token: string): Promise<UndoLink | null> {
  const link = await findChangeLink(scope, { type: "emailUndo", token });
  if (!link || link.change.endedAt) return null;
  const isConfirmed = link.change.confirmedAt !== null;
  return isConfirmed || link.change.expiresAt > scope.now ? { ...link, isConfirmed } : null;
}

/** Ends this change and every later one with their links; those of earlier changes stay valid. */
async function endFromHere(scope: Scope, { change }: UndoLink) {
  const { memberId, requestedAt } = change;
  const changes = await scope.tx.emailChange.findMany({
    where: { insurerId: scope.insurerId, memberId, requestedAt: { gte: requestedAt } },
    select: { id: true },
  });
  await endEmailChanges(scope, { memberId, ids: changes.map(({ id }) => id), reason: "undone" });
}

/** Restores the e-mail address the link was mailed to. @returns the one that is left */
async function restore(scope: Scope, { change, email }: UndoLink) {
  const { memberId } = change;
  const where = scope.key(memberId);
  const { email: left } = await scope.tx.member.findUniqueOrThrow({ where, select: { email: true } });
  await adoptEmail(scope, { memberId, email, event: "email-restored" });
  return left === email ? null : left;
}

/**
 * 「変更を取り消す」 from the mail to the former e-mail address, within 72 hours and in any browser: ends a pending change;
 * after a confirmed one restores the address, whatever came later. Ends all sessions and logins under way, to lock out
 * whoever changed it (spec §7). Links of earlier changes stay valid, so that a thief who changes it twice cannot use
 * the second mail against the first.
 */
export async function undoEmailChange(scope: Scope, token: string): Promise<Result<undefined, "link-dead">> {
  const found = await findUndoLink(scope, token);
  if (!found) return fail("link-dead");
  const { memberId } = found.change;
  await holdOpenLogins(scope, { memberId, withSessions: true });
  // Again, behind the lock: used, withdrawn or confirmed meanwhile.
  const link = await findUndoLink(scope, token);
  if (!link || !(await consumeToken(scope, { type: "emailUndo", text: token }))) return fail("link-dead");

  await endFromHere(scope, link);
  const left = link.isConfirmed ? await restore(scope, link) : null;
  for (const to of left ? [link.email, left] : [link.email]) {
    await notifyMember(scope, { memberId, event: { type: "email-restored" }, to });
  }
  await endSessionsFor(scope, "email-change-undone", { memberId });
  const detail = { wasConfirmed: link.isConfirmed };
  await recordAudit(scope, { action: "email.change-undo", result: "success", memberId, detail });
  return ok();
}
