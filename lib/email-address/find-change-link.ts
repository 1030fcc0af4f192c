import "server-only";
import type { EmailChange } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { loadAttemptByHash } from "#lib/login-flow/load-attempt.ts";
import { findSentToken, findToken } from "#lib/one-time-tokens/find-token.ts";

export type ChangeLink = {
  /** The e-mail address the link was mailed to; it proves no other. */
  email: string;
  change: EmailChange & { attempt: { tokenHash: string } | null };
};

/**
 * The change behind a link, without using it: mail scanners open links, and a GET must change nothing. Null when the
 * link is invalid, of the other type, or its member is disabled; the caller checks the state of the change.
 */
export async function findChangeLink(
  scope: Scope,
  { type, token }: { type: "emailConfirmation" | "emailUndo"; token: string },
): Promise<ChangeLink | null> {
  const { tx, insurerId } = scope;
  const found = await findToken(scope, type, token);
  if (!found) return null;
  const { ownerId, memberId, email } = found;
  const change = await tx.emailChange.findFirst({
    where: { insurerId, id: ownerId, memberId, member: { state: "active" } },
    include: { attempt: { select: { tokenHash: true } } },
  });
  return change && { email, change };
}

/** A link that can still confirm the new e-mail address; null for any other. */
export async function findConfirmationLink(scope: Scope, token: string): Promise<ChangeLink | null> {
  const link = await findChangeLink(scope, { type: "emailConfirmation", token });
  if (!link) return null;
  const { attempt, confirmedAt, endedAt, expiresAt, newEmail } = link.change;
  if (confirmedAt || endedAt || expiresAt <= scope.now || newEmail !== link.email) return null;
  if (!attempt) return link;
  // An attempt that has ended, or is bound to the e-mail on file meanwhile, no longer waits.
  const waiter = await loadAttemptByHash(scope, attempt.tokenHash);
  return waiter?.facts.hasPendingEmail ? link : null;
}

/**
 * Whether a link has nothing left to do: the address it was sent to is the member's, and confirmed, by
 * this link, another one or a code. Whoever holds the link has read the mail.
 */
export async function isConfirmationOver(scope: Scope, token: string): Promise<boolean> {
  const sent = await findSentToken(scope, "emailConfirmation", token);
  if (!sent) return false;
  const { email, emailConfirmedAt } = await scope.tx.member.findUniqueOrThrow({ where: scope.key(sent.memberId) });
  return emailConfirmedAt !== null && email === sent.email;
}
