import "server-only";
import { forgiveHyphens } from "#lib/typed-text/forgive.ts";
import { toKatakana } from "#lib/typed-text/kana.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";

/** How the one search box understood what was typed; shown to the clerk, so that a miss explains itself. */
export type Search =
  | { by: "number"; symbol: string | null; number: string; branch: string | null }
  | { by: "kana"; kana: string }
  | { by: "email"; email: string }
  | { by: "loginId"; loginId: string }
  | { by: "name"; name: string };

/** Longer than any name, number or mail address a clerk looks for. */
const MAX_SEARCH_CHARACTERS = 254;

/** A 記号 is of digits, of few letters, or of few characters; what is longer begins a user ID. */
const NUMBER =
  /^(?:(?<symbol>\d+|[a-z]{1,3}|[\p{Script=Han}\p{Script=Katakana}]{1,4})[- ・])?(?<number>\d+)(?:[- ・](?<branch>\d{1,2}))?$/iu;

/** As the console itself writes a number, and members say it on the phone: 記号101・番号123. */
const NAMES_OF_PARTS = /(記号|番号|枝番)\s*[:：]?\s*(?=\S)/gu;

/**
 * Reads what a clerk types into 「加入者をさがす」 (spec §10): 記号・番号, kana, name, user ID
 * or mail address, in any width, with or without hyphens.
 * @returns null when nothing was typed
 */
export function readSearch(typed: string): Search | null {
  const text = forgiveHyphens(typed.slice(0, MAX_SEARCH_CHARACTERS));
  if (text === "") return null;
  const parts = NUMBER.exec(text.replace(NAMES_OF_PARTS, ""))?.groups;
  if (parts?.number) {
    const branch = parts.branch === undefined ? null : parts.branch.padStart(2, "0");
    return { by: "number", symbol: parts.symbol ?? null, number: parts.number, branch };
  }
  if (text.includes("@")) return { by: "email", email: text };
  if (/^[\x21-\x7e]+$/.test(text)) return { by: "loginId", loginId: foldLoginId(text) };
  const kana = toKatakana(typed);
  if (/^[ァ-ヺー・ヽヾ\u3000]+$/u.test(kana)) return { by: "kana", kana };
  // As it is kept, with one full-width blank between the names; else as written: NFKC would replace rare kanji.
  return { by: "name", name: typed.trim().replace(/\s+/gu, "\u3000") };
}
