import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** `=== …Hash`, `code ===` and the like, except with a literal: a plain comparison of secrets (spec §14 case 24). */
const SECRET = "(?:\\w*(?:[hH]ash|[sS]ecret|[tT]oken|[pP]assword)|code|typed)";
const PLAIN_COMPARISON = new RegExp(
  `\\b${SECRET}\\b\\s*[!=]==?\\s*(?!=|\\s|null\\b|undefined\\b|["'\\d])|[!=]==?\\s*${SECRET}\\b(?!\\.)`,
);

const folder = dirname(import.meta.dirname);
const sources = globSync("**/*.{ts,mjs}", { cwd: folder }).filter(
  (name) => !/^(db\/generated|testing)\/|\.(test|fixture)\.ts$/.test(name),
);

test.each(sources)("%s compares no secret with === or !==", (name) => {
  const offending = readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((line) => PLAIN_COMPARISON.test(line));
  expect(offending).toEqual([]);
});

test("the search finds what it looks for", () => {
  expect(PLAIN_COMPARISON.test("if (row.codeHash === typedHash) {")).toBe(true);
  expect(PLAIN_COMPARISON.test("return stored !== code;")).toBe(true);
  expect(PLAIN_COMPARISON.test('if (failure.code === "expired") {')).toBe(false);
});
