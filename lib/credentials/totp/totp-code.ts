import { generateSecret, generateSync, verifySync } from "otplib";

/** What every authenticator app assumes: SHA-1, 6 digits, 30 s (RFC 6238; spec §6). */
export const TOTP_PERIOD_SECONDS = 30;

/** 160 random bits, base32 (RFC 4226 §4 R6). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

function epochSeconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

/** The code an authenticator shows at `now`; for tests and the demo. */
export function totpCodeAt(secretBase32: string, now: Date): string {
  return generateSync({ secret: secretBase32, epoch: epochSeconds(now) });
}

/** The 30-second step of `now`. */
export function totpStepAt(now: Date): number {
  return Math.floor(epochSeconds(now) / TOTP_PERIOD_SECONDS);
}

/**
 * The 30-second step whose code was typed: the present one, the one before or
 * the one after, for clocks that are off (RFC 6238 §5.2). Compared in constant
 * time by the library.
 * @param toleranceSteps more than one only to find out how far a clock is off
 */
export function matchingTotpStep(
  secretBase32: string,
  code: string,
  now: Date,
  toleranceSteps = 1,
): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const epochTolerance = toleranceSteps * TOTP_PERIOD_SECONDS;
  const match = verifySync({ secret: secretBase32, token: code, epoch: epochSeconds(now), epochTolerance });
  return match.valid ? totpStepAt(now) + match.delta : undefined;
}
