import "server-only";
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { create } from "fontkit";

const PACKAGE = "@expo-google-fonts/biz-udgothic";
const FILES = { regular: "400Regular/BIZUDGothic_400Regular.ttf", bold: "700Bold/BIZUDGothic_700Bold.ttf" };

type Weight = keyof typeof FILES;
const files = new Map<Weight, Buffer>();

function read(weight: Weight): Buffer {
  const manifest = findPackageJSON(PACKAGE, import.meta.url);
  if (!manifest) throw new Error(`${PACKAGE} is not installed`);
  return readFileSync(join(dirname(manifest), FILES[weight]));
}

/** BIZ UDGothic (SIL OFL 1.1): letters that the aged read well, and every character of CP932. 4 MB, read once. */
export function documentFont(weight: Weight): Buffer {
  const file = files.get(weight) ?? read(weight);
  files.set(weight, file);
  return file;
}

let known: Set<number> | undefined;

function readCharacters(): Set<number> {
  const font = create(documentFont("regular"));
  return new Set("characterSet" in font ? font.characterSet : []);
}

/** The visible characters of a text that documents cannot show, because their font has none. */
export function charactersWithoutGlyph(text: string): string[] {
  known ??= readCharacters();
  const all = known;
  return [...text].filter((each) => !/[\s\p{Cc}\p{Cf}]/u.test(each) && !all.has(each.codePointAt(0) ?? 0));
}
