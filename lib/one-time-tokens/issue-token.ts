import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { LIFETIME_SECONDS, type TokenDetails, tokenHash } from "./token-types.ts";

export type NewToken<Type extends keyof TokenDetails> = TokenDetails[Type] & {
  type: Type;
  memberId: string;
  /** The code to issue, where it is not 256 random bits. */
  text?: string;
};

/**
 * Makes a token that is good once, for its type, its member, its owner and its
 * address (spec §14 case 5; ASVS 6.4.1, 6.5.1).
 * @returns the text for the mail or the cookie, which exists nowhere else in plain
 */
export async function issueToken<Type extends keyof TokenDetails>(
  { tx, insurerId, insurer, now }: Scope,
  { type, memberId, text = randomToken(), ...details }: NewToken<Type>,
): Promise<{ text: string; expiresAt: Date }> {
  const expiresAt = addSeconds(now, LIFETIME_SECONDS[type](insurer.policy));
  const hash = tokenHash(type, text, memberId);
  await tx.oneTimeToken.create({
    data: { ...details, insurerId, type, memberId, tokenHash: hash, createdAt: now, expiresAt },
  });
  return { text, expiresAt };
}
