import "server-only";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { openSync } from "fontkit";

const PACKAGE = "@expo-google-fonts/biz-udgothic";
const FILES = { regular: "400Regular/BIZUDGothic_400Regular.ttf", bold: "700Bold/BIZUDGothic_700Bold.ttf" };

/** BIZ UDGothic (SIL OFL 1.1): letters that the aged read well, and every character of CP932. */
export function documentFontFile(weight: keyof typeof FILES): string {
  const manifest = findPackageJSON(PACKAGE, import.meta.url);
  if (!manifest) throw new Error(`${PACKAGE} is not installed`);
  return join(dirname(manifest), FILES[weight]);
}

let known: Set<number> | undefined;

function readCharacters(): Set<number> {
  const font = openSync(documentFontFile("regular"));
  return new Set("characterSet" in font ? font.characterSet : []);
}

/** The visible characters of a text that documents cannot show, because their font has none. */
export function charactersWithoutGlyph(text: string): string[] {
  known ??= readCharacters();
  const all = known;
  return [...text].filter((each) => !/[\s\p{Cc}\p{Cf}]/u.test(each) && !all.has(each.codePointAt(0) ?? 0));
}
