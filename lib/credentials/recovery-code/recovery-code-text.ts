import "server-only";
import { randomText } from "#lib/kernel/secrets.ts";
import { forgiveHyphens } from "#lib/typed-text/forgive.ts";

/** Nothing that paper, telephone or an old screen takes for another: no 0 O, 1 I L. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** `length` characters of 4.95 bits each. */
export function newRecoveryCode(length: number): string {
  return randomText(length, ALPHABET);
}

/** `ABCD-EFGH-JKMN`: read aloud and typed without losing the place. */
export function inGroupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? "";
}

/** A code as it is hashed and compared, out of whatever was typed: 「ａｂｃｄ－efgh jkmn」 (spec §3). */
export function normalizeRecoveryCode(text: string): string {
  return forgiveHyphens(text).replace(/[ -]/g, "").toUpperCase();
}
