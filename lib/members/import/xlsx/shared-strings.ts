import "server-only";
import { UnreadableFile } from "../import-problem.ts";
import type { ZipParts } from "./open-zip.ts";
import { readXml } from "./parse-xml.ts";

/** The names of 200,000 people take a tenth; they are kept in memory, because cells refer to them by number. */
const MAX_CHARACTERS = 40_000_000;

/** The texts that cells refer to (ECMA-376 §18.4.9), without their furigana (`rPh`). */
export async function readSharedStrings(zip: ZipParts): Promise<string[]> {
  const name = "xl/sharedStrings.xml";
  if (!zip.has(name)) return [];
  const strings: string[] = [];
  let [text, characters, isText, isPhonetic] = ["", 0, false, false];
  const { stream } = await zip.open(name);
  await readXml(stream, {
    open: (tag) => {
      if (tag === "si") text = "";
      else if (tag === "rPh") isPhonetic = true;
      else if (tag === "t") isText = !isPhonetic;
    },
    text: (piece) => {
      if (!isText) return;
      text += piece;
      characters += piece.length;
      if (characters > MAX_CHARACTERS) throw new UnreadableFile({ line: null, column: null, code: "zip-bomb" });
    },
    close: (tag) => {
      if (tag === "t") isText = false;
      else if (tag === "rPh") isPhonetic = false;
      else if (tag === "si") strings.push(text);
    },
  });
  return strings;
}
