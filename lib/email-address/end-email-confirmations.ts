import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { killTokens } from "#lib/one-time-tokens/kill-tokens.ts";

/** The link's type for each purpose: a link of one confirms nothing of the other. */
export const LINK_TYPE = { confirmation: "emailConfirmation", emailChange: "emailChange" } as const;

export type ConfirmationOwner = {
  memberId: string;
  /** The attempt or the e-mail change that sent them. */
  ownerId: string;
  purpose: keyof typeof LINK_TYPE;
};

/**
 * Links and codes of this owner that are on their way confirm nothing any more:
 * the mail may have gone to a stranger (spec §14 case 5).
 * @param keptEmail those sent to this address stay valid
 */
export async function endEmailConfirmations(
  scope: Scope,
  { memberId, ownerId, purpose, keptEmail }: ConfirmationOwner & { keptEmail: string | null },
): Promise<void> {
  const sentTo = keptEmail === null ? {} : { email: { not: keptEmail } };
  await killTokens(scope, { memberIds: [memberId], types: [LINK_TYPE[purpose]], ownerIds: [ownerId], keptEmail });
  await scope.tx.emailCode.updateMany({
    where: { insurerId: scope.insurerId, memberId, ownerId, purpose, usedAt: null, ...sentTo },
    data: { usedAt: scope.now },
  });
}
