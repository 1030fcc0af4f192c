import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type TokenDetails, tokenHashes } from "./token-types.ts";

type Linked = Exclude<keyof TokenDetails, "lostFactorCode">;

export type FoundToken<Type extends Linked> = TokenDetails[Type] & { memberId: string };

/**
 * Looks at a token without using it: mail scanners open links, and a GET must change nothing (spec §14 case 5). The
 * caller checks whether its owner still waits.
 * @returns null when it was used, has expired or is of another type
 */
export async function findToken<Type extends Linked>(
  { tx, insurerId, now }: Scope,
  type: Type,
  text: string,
): Promise<FoundToken<Type> | null> {
  const [tokenHash] = tokenHashes(type, text, undefined);
  const row = await tx.oneTimeToken.findUnique({
    where: { insurerId_type_tokenHash: { insurerId, type, tokenHash }, usedAt: null, expiresAt: { gt: now } },
  });
  // issueToken wrote the columns that the type promises.
  return row as FoundToken<Type> | null;
}

/** The same for one that was sent at any time, used and run out or not: it opens nothing. */
export async function findSentToken<Type extends Linked>(
  { tx, insurerId }: Scope,
  type: Type,
  text: string,
): Promise<FoundToken<Type> | null> {
  const [tokenHash] = tokenHashes(type, text, undefined);
  const row = await tx.oneTimeToken.findUnique({ where: { insurerId_type_tokenHash: { insurerId, type, tokenHash } } });
  // issueToken wrote the columns that the type promises.
  return row as FoundToken<Type> | null;
}
