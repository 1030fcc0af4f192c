import "server-only";
import { generateSecret, generateSync, verifySync } from "otplib";
import { CODE_DIGITS, TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";

/** 160 random bits, base32 (RFC 4226 §4 R6). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

function epochSeconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

/** The code at `now`; for tests and the demo. */
export function totpCodeAt(secretBase32: string, now: Date): string {
  return generateSync({ secret: secretBase32, epoch: epochSeconds(now) });
}

export function totpStepAt(now: Date): number {
  return Math.floor(epochSeconds(now) / TOTP_PERIOD_SECONDS);
}

/**
 * The 30-second step of a code: the present one or a neighbour, for clocks that are off (RFC 6238 §5.2). The library
 * compares in constant time.
 * @param toleranceSteps more than one only to measure how far a clock is off
 */
export function matchingTotpStep(
  secretBase32: string,
  code: string,
  now: Date,
  toleranceSteps = 1,
): number | undefined {
  if (code.length !== CODE_DIGITS || !/^[0-9]+$/.test(code)) return undefined;
  const epochTolerance = toleranceSteps * TOTP_PERIOD_SECONDS;
  const match = verifySync({ secret: secretBase32, token: code, epoch: epochSeconds(now), epochTolerance });
  return match.valid ? totpStepAt(now) + match.delta : undefined;
}
