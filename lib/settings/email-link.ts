import type { EmailChange } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

export type EmailLink = {
  tokenId: string;
  /** The address the link was mailed to: it speaks for this one only. */
  email: string;
  change: EmailChange;
};

/**
 * Looks at a link of 「Eメール変更」 without using it: a GET must change nothing
 * (spec §14 case 5). Null when it was used, ran out, is of the other type, or its
 * member is disabled; what the change has come to is the caller's to judge.
 */
export async function findEmailLink(
  { tx, insurerId, now }: Scope,
  { type, token }: { type: "emailChange" | "emailUndo"; token: string },
): Promise<EmailLink | null> {
  const row = await tx.oneTimeToken.findUnique({
    where: { insurerId_type_tokenHash: { insurerId, type, tokenHash: hashToken(token) } },
  });
  if (!row?.ownerId || !row.email || row.usedAt || row.expiresAt <= now) return null;
  const change = await tx.emailChange.findFirst({
    where: { insurerId, id: row.ownerId, memberId: row.memberId, member: { state: "active" } },
  });
  return change && { tokenId: row.id, email: row.email, change };
}

/** Whether this call is the one that uses the link, out of any number of parallel ones. */
export async function consumeEmailLink({ tx, insurerId, now }: Scope, { tokenId }: EmailLink): Promise<boolean> {
  const { count } = await tx.oneTimeToken.updateMany({
    where: { insurerId, id: tokenId, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
