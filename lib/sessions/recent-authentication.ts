import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { type Proof, provenMethods } from "./proofs.ts";

/** The maximum age of a proof for a change of credential, e-mail, user ID or method (spec §7, ASVS 7.5.1). */
export const RECENT_SECONDS = 5 * MINUTE_SECONDS;

/**
 * Whether the proofs are recent enough: a passkey, or the own password with a second factor, each younger than five
 * minutes. Neither a password nor a code suffices alone (spec §6, §14 case 4).
 */
export function isRecentlyAuthenticated(proofs: readonly Proof[], now: Date): boolean {
  const earliest = addSeconds(now, -RECENT_SECONDS).toISOString();
  const recent = proofs.filter(({ at }) => at > earliest);
  const hasPassword = recent.some((proof) => proof.kind === "password" && proof.credential === "own");
  return provenMethods(recent).some((method) => hasPassword || FACTORS[method].standsAlone);
}
