import "server-only";
import { randomText } from "#lib/kernel/secrets.ts";

/** Consonants form no words; none is confused with another on paper. */
const LETTERS = "bcdfghjkmnpqrstvwxyz";
const DIGITS = "23456789";

/** A 仮ユーザID such as `kmwt234567`, within the rules for user IDs: one of 4 × 10¹⁰. */
export function proposeLoginId(): string {
  return `${randomText(4, LETTERS)}${randomText(6, DIGITS)}`;
}
