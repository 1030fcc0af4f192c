import { MAX_KANA_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive } from "./forgive.ts";

/** Hiragana and half-width kana to full-width katakana, spaces to one full-width space. */
export function toKatakana(text: string): string {
  return forgive(text)
    .replace(/[ぁ-ゖゝゞ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .replace(/[-\u2010-\u2015\u2212]/gu, "ー")
    .replaceAll(" ", "\u3000");
}

/** Reads ユーザー名 (spec §1): kana of any form, returned in full-width katakana. */
export function readKana(text: string): Result<string, "empty" | "not-kana" | "too-long"> {
  const kana = toKatakana(text);
  if (kana === "") return fail("empty");
  if (kana.length > MAX_KANA_CHARACTERS) return fail("too-long");
  return /^[ァ-ヺー・ヽヾ]+(?:\u3000[ァ-ヺー・ヽヾ]+)*$/u.test(kana) ? ok(kana) : fail("not-kana");
}
