import "server-only";
import { keyedHashes, matchesKeyedHash } from "#lib/kernel/secrets.ts";

type Owner = { insurerId: string; memberId: string };

const scopeOf = ({ insurerId, memberId }: Owner) => `temporary-password\n${insurerId}\n${memberId}`;

/** Forgives full width, capitals, spaces and hyphens, which the alphabet does not have. */
export function foldTemporaryPassword(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s‐-―-]/gu, "")
    .toLowerCase();
}

/**
 * Hash of a random temporary password: HMAC-SHA-256 under the current pepper, bound to the member. Argon2 is for
 * secrets that people choose. This one has 60 random bits under a key that is not in the database, ends after days,
 * after few misses and at its first use, and opens only the wizard (ASVS 6.4.1). A fast hash is enough: 100,000
 * members take a second, not a quarter of an hour.
 */
export function hashTemporaryPassword(password: string, owner: Owner): string {
  return keyedHashes(foldTemporaryPassword(password), scopeOf(owner))[0];
}

/** Whether `typed` matches `stored`, in constant time; false when its pepper is gone. */
export function matchesTemporaryPassword(typed: string, stored: string, owner: Owner): boolean {
  return matchesKeyedHash(foldTemporaryPassword(typed), scopeOf(owner), stored);
}
