import "server-only";
import { randomText } from "#lib/kernel/secrets.ts";

/** Consonants make no words; no letter or digit is taken for another on paper. */
const LETTERS = "bcdfghjkmnpqrstvwxyz";
const DIGITS = "23456789";

/** A 仮ユーザID such as `kmwt234567`: within the rules for user IDs, one of 4 × 10¹⁰. */
export function proposeLoginId(): string {
  return `${randomText(4, LETTERS)}${randomText(6, DIGITS)}`;
}
