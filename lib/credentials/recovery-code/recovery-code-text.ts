import "server-only";
import { randomText } from "#lib/kernel/secrets.ts";
import { forgiveHyphens } from "#lib/typed-text/forgive.ts";

/** Without characters that are confused on paper or by telephone: 0 O, 1 I L. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** `length` characters of 4.95 bits each. */
export function newRecoveryCode(length: number): string {
  return randomText(length, ALPHABET);
}

/** `ABCD-EFGH-JKMN`: easier to read aloud and type. */
export function inGroupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? "";
}

/** The form that is hashed and compared: 「ａｂｃｄ－efgh jkmn」 is accepted (spec §3). */
export function normalizeRecoveryCode(text: string): string {
  return forgiveHyphens(text).replace(/[ -]/g, "").toUpperCase();
}
