import "server-only";
import type { EmailChange } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { findToken } from "#lib/one-time-tokens/find-token.ts";

export type ChangeLink = {
  /** The address the link was mailed to: it speaks for this one only. */
  email: string;
  change: EmailChange;
};

/**
 * The change of address behind a link of 「Eメール変更」, looked at and not used. Null
 * when the link is dead, of the other type, or its member is disabled; what the
 * change has come to is the caller's to judge.
 */
export async function findChangeLink(
  scope: Scope,
  { type, token }: { type: "emailChange" | "emailUndo"; token: string },
): Promise<ChangeLink | null> {
  const { tx, insurerId } = scope;
  const found = await findToken(scope, type, token);
  if (!found) return null;
  const { ownerId, memberId, email } = found;
  const change = await tx.emailChange.findFirst({
    where: { insurerId, id: ownerId, memberId, member: { state: "active" } },
  });
  return change && { email, change };
}
