import "server-only";
import { HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { FIRST_WAIT_SECONDS, FREE_MISSES, MAX_WAIT_HOURS } from "#lib/kernel/limits.ts";

/** The authenticator is disabled after so many misses (spec §8; NIST 800-63B-4 §3.2.2 allows 100). */
export const DISABLING_MISSES = 50;

/** Seconds to wait after the `misses`th miss: none for 4, then 30 s doubling to 1 h. */
export function waitSecondsAfter(misses: number): number {
  if (misses <= FREE_MISSES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (misses - FREE_MISSES - 1), MAX_WAIT_HOURS * HOUR_SECONDS);
}
