import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { LIFETIME_SECONDS, type TokenDetails, tokenHashes } from "./token-types.ts";

export type NewToken<Type extends keyof TokenDetails> = TokenDetails[Type] & {
  type: Type;
  memberId: string;
  /** A short code in place of 256 random bits. */
  text?: string;
};

/**
 * Makes a one-time token, bound to its type, member, owner and e-mail address (spec §14 case 5; ASVS 6.4.1, 6.5.1).
 * @returns its plain text for the mail or cookie; only the hash is stored
 */
export async function issueToken<Type extends keyof TokenDetails>(
  { tx, insurerId, insurer, now }: Scope,
  { type, memberId, text = randomToken(), ...details }: NewToken<Type>,
): Promise<{ text: string; expiresAt: Date }> {
  const expiresAt = addSeconds(now, LIFETIME_SECONDS[type](insurer.policy));
  const [tokenHash] = tokenHashes(type, text, memberId);
  await tx.oneTimeToken.create({
    data: { ...details, insurerId, type, memberId, tokenHash, createdAt: now, expiresAt },
  });
  return { text, expiresAt };
}
