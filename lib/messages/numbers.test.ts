import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const TEXTS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
/** Character escapes and template values, which come from limits or callers. */
const NOT_WORDS = /\\u[0-9a-f]{4}|\$\{[^}]*\}/g;

/** Numbers that are no rule of the portal; all others come from lib/kernel/limits.ts. */
const FIXED: Record<string, RegExp> = {
  "a date and how it is typed": /西暦8けた|8 digits|1979年8月22日|22 August 1979|昭和54年8月22日|S54\.8\.22|19790822/g,
  "a count that is a word":
    /[12](?:つ|回だけ|回に|台以上|台目|名|枚ずつ|通(?!知))|最後の1台|1文字以上|[12]行(?:目|が|に)|1人(?=[に1])/g,
  "signs that look alike": /(?:数字の|number )[01]|（0、1、o、l）/g,
  "the hour of what is allowed an hour": /1時間(?:に送れる|ほど待って)/g,
  "a heading as the manuals print it": /2\. ?(?:アプリケーション|Open the app)/g,
  "how long something takes": /(?:[13]|10)分ほど|about (?:3|10) minutes/g,
  "paper and how it is printed": /A4(?:、倍率は100％)?/g,
  "an example of what is typed or printed": /12-3456789|１丁目２番３号|４０５号室|mihon12345/g,
  "the name of a standard": /ASVS 5\.0\.0|NIST SP 800-63B-4/g,
  "the name of a charset or a hash": /CP932|UTF-8|UTF-16|SHA-256|S256/g,
  "what is printed as 負担割合": /「[1-3]割」/g,
  "the version of a browser": /Edge 128|Safari 18|Firefox 152|(?:114|141|26\.2)から/g,
  "the digit that spreadsheets drop": /(?:先頭の|消えた)0|0(?:を補|が消え)/g,
};

const FILES = ["ja", "en"].flatMap((language) =>
  readdirSync(join(import.meta.dirname, language), { encoding: "utf8", recursive: true })
    // Options of Intl, no sentence.
    .filter((file) => file.endsWith(".ts") && file !== "format.ts")
    .map((file) => join(language, file)),
);

/** The numbers in a file's sentences, each with its context. */
function numbersIn(file: string): string[] {
  const source = readFileSync(join(import.meta.dirname, file), "utf8").replaceAll(COMMENTS, "");
  const texts = (source.match(TEXTS) ?? []).map((text) => text.replaceAll(NOT_WORDS, ""));
  return texts.flatMap((text) => {
    const open = Object.values(FIXED).reduce((rest, fixed) => rest.replaceAll(fixed, ""), text);
    return open.match(/.{0,8}[0-9０-９]+.{0,8}/g) ?? [];
  });
}

describe("a number in a sentence is a limit of lib/kernel/limits.ts, or fixed", () => {
  it.each(FILES)("%s", (file) => expect(numbersIn(file)).toEqual([]));
});

it("each fixed number is still said", () => {
  const all = FILES.map((file) => readFileSync(join(import.meta.dirname, file), "utf8")).join("\n");
  for (const [reason, fixed] of Object.entries(FIXED)) expect(all, reason).toMatch(new RegExp(fixed.source));
});
