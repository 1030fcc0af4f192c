import { setTimeout as until } from "node:timers/promises";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";

/** An app with one account. The portal accepts each 30-second step once, and the next one, within its window. */
export class AuthenticatorApp {
  #secret: string;
  #lastStep = 0;

  /** @param secret base32, as copied or typed from the page */
  constructor(secret: string) {
    this.#secret = secret.replaceAll(/\s/g, "");
  }

  /** A code that this app has not returned yet; waits for its step if necessary. */
  async freshCode(): Promise<string> {
    const periodMs = TOTP_PERIOD_SECONDS * 1000;
    const step = Math.max(Math.floor(Date.now() / periodMs), this.#lastStep + 1);
    const opensAt = (step - 1) * periodMs;
    if (opensAt > Date.now()) await until(opensAt - Date.now());
    this.#lastStep = step;
    return totpCodeAt(this.#secret, new Date(step * periodMs));
  }

  /** Six digits that are right neither now nor soon. */
  wrongCode(): string {
    const periodMs = TOTP_PERIOD_SECONDS * 1000;
    const near = new Set(
      [-2, -1, 0, 1, 2].map((off) => totpCodeAt(this.#secret, new Date(Date.now() + off * periodMs))),
    );
    return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.has(code)) ?? "";
  }

  /** After `passNight`: yesterday's steps no longer count. */
  startDay() {
    this.#lastStep = 0;
  }
}
