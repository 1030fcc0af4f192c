import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES, preferredLanguage, readLanguage } from "./language.ts";

test.each([
  ["ja", "ja"],
  ["en", "en"],
  ["en-US,en;q=0.9,ja;q=0.8", "en"],
  ["ja-JP,en;q=0.9", "ja"],
  ["ja;q=0.5,en;q=0.8", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8,ja;q=0.7", "en"],
  ["pt-BR, vi;q=0.9", "ja"],
  ["EN-gb", "en"],
  ["en ; q=0.9 , ja ; q=0.8", "en"],
  ["en;level=1;q=0.3,ja;q=0.4", "ja"],
  ["en,ja", "en"],
] as const)("a browser that asks for %j is answered in %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test.each([
  ["a language the browser refuses", "en;q=0"],
  ["a wildcard, which names none", "*"],
  ["a wildcard after a language the portal does not speak", "fr, *;q=0.5"],
  ["a weight that is no number", "en;q=high"],
  ["a language whose name only begins alike", "enm, english"],
  ["nothing", ""],
  ["no header", null],
  ["commas", ",,;,"],
])("%s is no choice: Japanese", (_case, header) => expect(preferredLanguage(header)).toBe("ja"));

test("whatever is sent, the answer is a language the portal speaks", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (header) => LANGUAGES.includes(preferredLanguage(header))));
});

test.each(["fr", "EN", "ja-JP", "", " en", "__proto__", null, undefined, 1, ["en"]])(
  "%j in a cookie, form or column is no language",
  (value) => expect(readLanguage(value)).toBeUndefined(),
);
