import "server-only";
import { createHmac } from "node:crypto";
import { env } from "#lib/kernel/env.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";

type Owner = { insurerId: string; memberId: string };

function keyedHash(folded: string, { insurerId, memberId }: Owner, key: Buffer): string {
  return createHmac("sha256", key)
    .update(`temporary-password\n${insurerId}\n${memberId}\n${folded}`)
    .digest("base64url");
}

/** Forgives full width, capitals, spaces and hyphens, which the alphabet does not have. */
export function foldTemporaryPassword(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s‐-―-]/gu, "")
    .toLowerCase();
}

/**
 * Hash of a random temporary password: HMAC-SHA-256 under the current pepper, bound to the member,
 * `hmac$pepperId$base64url`. Argon2 is for secrets that people choose. This one has 60 random bits under a key that is
 * not in the database, ends after days, after few misses and at its first use, and opens only the wizard (ASVS 6.4.1).
 * A fast hash is enough: 100,000 members take a second, not a quarter of an hour.
 */
export function hashTemporaryPassword(password: string, owner: Owner): string {
  const [current] = env().PASSWORD_PEPPERS;
  if (!current) throw new Error("no pepper configured");
  return `hmac$${current.id}$${keyedHash(foldTemporaryPassword(password), owner, current.key)}`;
}

/** Whether `typed` matches `stored`, in constant time; false when its pepper is gone. */
export function matchesTemporaryPassword(typed: string, stored: string, owner: Owner): boolean {
  const [scheme, pepperId, hash] = stored.split("$");
  const pepper = env().PASSWORD_PEPPERS.find(({ id }) => id === pepperId);
  if (scheme !== "hmac" || !pepper || hash === undefined) return false;
  return equalsConstantTime(keyedHash(foldTemporaryPassword(typed), owner, pepper.key), hash);
}
