import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`);

test("what was added and removed stands where it was, among what stayed", () => {
  expect(shown("甲\n\n乙\n丙", "甲\n丁\n丙\n戊")).toEqual([" 甲", "-乙", "+丁", " 丙", "+戊"]);
  expect(shown("甲\n乙", "甲\n乙")).toEqual([" 甲", " 乙"]);
  expect(shown("", "甲")).toEqual(["+甲"]);
  expect(shown("甲\n甲", "甲")).toEqual([" 甲", "-甲"]);
});

test("without the added lines it is the one text, without the removed ones the other", () => {
  const text = fc.array(fc.constantFrom("甲", "乙", "丙", "丁"), { maxLength: 12 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: string) => lines.flatMap((line) => (line.kind === kind ? [] : [line.text])).join("\n");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});

test("two texts of a hundred thousand short lines are not compared pair by pair", () => {
  const lines = (of: string) => Array.from({ length: 100_000 }, (_, at) => `${of}${at % 7}`).join("\n");
  expect(diffLines(lines("a"), lines("b"))).toHaveLength(200_000);
});
