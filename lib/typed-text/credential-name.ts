import { MAX_NAME_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type CredentialName = {
  /** As shown. */
  name: string;
  /** The form in which a member's names are unique. */
  folded: string;
};
export type CredentialNameFailure = "name-empty" | "name-too-long";

/** One visible character may consist of thousands of code units. */
const MAX_UNITS = 200;

/** Invisible (Hangul fillers, joiners) or blank (Braille); kanji variation selectors stay. */
const BLANKS = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\u2800/gu;

/**
 * Reads デバイス名 and パスキーの名前 (spec §3): 1 to 40 visible characters of any script. Control, zero-width and direction
 * characters are removed: they would show another name than the one stored (spec §14 case 16).
 */
export function readCredentialName(typed: string): Result<CredentialName, CredentialNameFailure> {
  const name = typed
    .replace(/\s+/gu, " ")
    .replace(/\p{C}/gu, "")
    .replace(BLANKS, "")
    // Only now: what stood between a letter and its accent is gone.
    .normalize("NFC")
    .replace(/ +/g, " ")
    .trim();
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return fail("name-empty");
  const visible = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(name)].length;
  if (visible > MAX_NAME_CHARACTERS || name.length > MAX_UNITS) return fail("name-too-long");
  return ok({ name, folded: name.normalize("NFKC").toLowerCase() });
}
