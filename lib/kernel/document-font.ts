import "server-only";
import { createRequire } from "node:module";
import { openSync } from "fontkit";

const FONT = "@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf";

/** BIZ UDGothic (SIL OFL 1.1): letters that the aged read well, and every character of CP932. */
export const documentFontFile = (): string => createRequire(import.meta.url).resolve(FONT);

let known: Set<number> | undefined;

function readCharacters(): Set<number> {
  const font = openSync(documentFontFile());
  return new Set("characterSet" in font ? font.characterSet : []);
}

/** The visible characters of a text that documents cannot show, because their font has none. */
export function charactersWithoutGlyph(text: string): string[] {
  known ??= readCharacters();
  const all = known;
  return [...text].filter((each) => !/[\s\p{Cc}\p{Cf}]/u.test(each) && !all.has(each.codePointAt(0) ?? 0));
}
