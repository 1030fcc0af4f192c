import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { endEmailChanges, findPendingEmailChange, ownerOf, type Waiter } from "./email-change.ts";
import { type SendingFailure, sendEmailConfirmation } from "./send-email-confirmation.ts";

/**
 * The new e-mail address waits, for a day or as long as the login attempt, for its link or code. Replaces a change that
 * waited before.
 * @param newEmail as read by readEmail
 * @param previousEmail the confirmed one, where the change can be undone
 * @returns the id of the change
 */
export async function beginEmailChange(
  scope: Scope,
  waiter: Waiter,
  { newEmail, previousEmail }: { newEmail: string; previousEmail: string | null },
): Promise<Result<string, SendingFailure>> {
  const { tx, insurerId, now } = scope;
  const owner = ownerOf(waiter);
  const former = await findPendingEmailChange(scope, owner);
  const change = { id: randomUUIDv7(), ...owner, newEmail, previousEmail };
  const sent = await sendEmailConfirmation(scope, change, waiter.member.kana);
  if (!sent.ok) return sent;
  if (former) await endEmailChanges(scope, { memberId: owner.memberId, ids: [former.id], reason: "replaced" });
  const expiresAt = addSeconds(now, DAY_SECONDS);
  await tx.emailChange.create({ data: { insurerId, ...change, requestedAt: now, expiresAt } });
  return ok(change.id);
}
