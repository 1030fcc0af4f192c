import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { decrypt, encrypt, randomToken } from "#lib/kernel/secrets.ts";

export type Ceremony = {
  ceremony: "registration" | "authentication";
  /** Who may answer: the attempt, the session, or the hash of the ceremony cookie. */
  owner: string;
};

const sealedSchema = z.object({ random: z.string(), expiresAt: z.coerce.date() });

/** What a challenge is bound to; one of another insurer, ceremony or owner does not open. */
const contextOf = ({ insurerId }: Scope, { ceremony, owner }: Ceremony) =>
  `webauthn-challenge:${insurerId}:${ceremony}:${owner}`;

/**
 * A challenge for whoever is to answer it. Nothing is stored: anybody may ask for
 * one, as often as they like. It carries 256 random bits and its own end, sealed
 * (WebAuthn §13.4.3).
 * @returns text to be given to the browser as its UTF-8 bytes
 */
export function issueChallenge(scope: Scope, { lifetimeSeconds, ...to }: Ceremony & { lifetimeSeconds: number }) {
  const sealed = { random: randomToken(), expiresAt: addSeconds(scope.now, lifetimeSeconds) };
  return encrypt(JSON.stringify(sealed), contextOf(scope, to));
}

/** What was sealed in it; null when it was not issued here, to this owner, for this ceremony. */
function openChallenge(scope: Scope, { challenge, ...to }: Ceremony & { challenge: string }) {
  try {
    const sealed = Buffer.from(challenge, "base64url").toString("utf8");
    return sealedSchema.parse(JSON.parse(decrypt(sealed, contextOf(scope, to))));
  } catch {
    return null;
  }
}

/**
 * Uses a challenge up, whatever the response turns out to be worth. Bound to its
 * ceremony and owner; its random bits are kept as used under a unique key, so that
 * of parallel posts one succeeds, however each writes it: base64url has many
 * spellings that decode to the same (spec §14 case 6, ASVS 6.7.2).
 * @param challenge as the browser answers it: base64url of what issueChallenge gave
 */
export async function consumeChallenge(scope: Scope, answered: Ceremony & { challenge: string }): Promise<boolean> {
  const opened = openChallenge(scope, answered);
  if (!opened || opened.expiresAt <= scope.now) return false;
  const { random: challenge, expiresAt } = opened;
  const used = { ...answered, challenge, insurerId: scope.insurerId, expiresAt, usedAt: scope.now };
  const { count } = await scope.tx.webauthnChallenge.createMany({ data: [used], skipDuplicates: true });
  return count === 1;
}
