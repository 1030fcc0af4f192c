import { matchingTotpStep } from "#lib/credentials/totp/totp-code.ts";

/** As far as a phone's clock may be off to be told so. */
const STEPS = 10;

/** Six digits that are no code of this app, now or near: any others may be its last or its next one. */
export function wrongTotpCode(secretBase32: string, now: Date): string {
  const codes = Array.from({ length: 100 }, (_, number) => String(number).padStart(6, "0"));
  return codes.find((code) => matchingTotpStep(secretBase32, code, now, STEPS) === undefined) ?? "";
}
