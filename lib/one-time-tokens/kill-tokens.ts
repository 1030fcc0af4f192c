import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { TokenDetails } from "./token-types.ts";

export type TokensToKill = {
  memberIds: readonly string[];
  types: readonly (keyof TokenDetails)[];
  /** Only those of these attempts or changes. */
  ownerIds?: readonly string[];
};

/** Ends unused tokens. Events of a member's life that end several things are in lib/endings. */
export async function killTokens(
  { tx, insurerId, now }: Scope,
  { memberIds, types, ownerIds }: TokensToKill,
): Promise<void> {
  await tx.oneTimeToken.updateMany({
    where: {
      insurerId,
      memberId: { in: [...memberIds] },
      type: { in: [...types] },
      usedAt: null,
      ...(ownerIds && { ownerId: { in: [...ownerIds] } }),
    },
    data: { usedAt: now },
  });
}
