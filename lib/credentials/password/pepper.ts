import "server-only";
import { createHmac } from "node:crypto";
import { env } from "#lib/kernel/env.ts";

export type PepperedPassword = { peppered: string; pepperId: string };

/**
 * HMAC-SHA-256 of the password (NFC, otherwise as typed: ASVS 6.2.8) under a key that is not in the database: a stolen
 * table alone cannot be searched. As text, because the Argon2 library verifies only text.
 * @param pepperId a key of the ring; default: the current one
 * @returns undefined when that key is no longer configured
 */
export function pepperPassword(password: string, pepperId?: string): PepperedPassword | undefined {
  const peppers = env().PASSWORD_PEPPERS;
  const pepper = pepperId === undefined ? peppers[0] : peppers.find(({ id }) => id === pepperId);
  if (!pepper) return undefined;
  const peppered = createHmac("sha256", pepper.key)
    .update(`password\n${password.normalize("NFC")}`)
    .digest("base64");
  return { peppered, pepperId: pepper.id };
}

/** Whether the password has the current pepper. */
export function isCurrentPepper(pepperId: string | null): boolean {
  return env().PASSWORD_PEPPERS[0]?.id === pepperId;
}
