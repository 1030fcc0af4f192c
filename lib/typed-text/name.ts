import { MAX_NAME_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** A visible character may be built of several; without this, one could be of thousands. */
const MAX_UNITS = 200;

/** Drawn as nothing (Hangul fillers, joiners) or as a blank (Braille); variants of a kanji stay. */
const BLANKS = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\u2800/gu;

/**
 * Reads デバイス名 and パスキーの名前 (spec §3): 1 to 40 visible characters of any
 * script. Control, zero-width and direction characters go: a name must not read
 * other than it is (spec §14 case 16).
 * @returns the name as shown, and the folded form in which names are unique
 */
export function readName(text: string): Result<{ name: string; folded: string }, "empty" | "too-long"> {
  const name = text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/\p{C}/gu, "")
    .replace(BLANKS, "")
    .replace(/ +/g, " ")
    .trim();
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return fail("empty");
  const visible = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(name)].length;
  if (visible > MAX_NAME_CHARACTERS || name.length > MAX_UNITS) return fail("too-long");
  return ok({ name, folded: name.normalize("NFKC").toLowerCase() });
}
