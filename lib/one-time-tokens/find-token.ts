import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type TokenDetails, tokenHash } from "./token-types.ts";

type Linked = Exclude<keyof TokenDetails, "lostFactorCode">;

export type FoundToken<Type extends Linked> = TokenDetails[Type] & { memberId: string };

/**
 * Looks at a token without using it: a GET must change nothing, as mail scanners
 * open links (spec §14 case 5). Whether its owner still waits is the caller's to judge.
 * @returns null when it was used, ran out or is of another type
 */
export async function findToken<Type extends Linked>(
  { tx, insurerId, now }: Scope,
  type: Type,
  text: string,
): Promise<FoundToken<Type> | null> {
  const hash = tokenHash(type, text, undefined);
  const row = await tx.oneTimeToken.findUnique({
    where: { insurerId_type_tokenHash: { insurerId, type, tokenHash: hash }, usedAt: null, expiresAt: { gt: now } },
  });
  // issueToken has written what the type says.
  return row as FoundToken<Type> | null;
}
