import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type TokenDetails, tokenHashes } from "./token-types.ts";

export type PresentedToken = {
  type: keyof TokenDetails;
  text: string;
  /** Set where the caller knows the member, attempt or change it must belong to. */
  memberId?: string;
  ownerId?: string;
};

/** Uses a token; of parallel calls one succeeds (spec §14 cases 5 and 7). @returns whether this call did */
export async function consumeToken(
  { tx, insurerId, now }: Scope,
  { type, text, memberId, ownerId }: PresentedToken,
): Promise<boolean> {
  const tokenHash = { in: tokenHashes(type, text, memberId) };
  const { count } = await tx.oneTimeToken.updateMany({
    where: { insurerId, type, tokenHash, memberId, ownerId, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
