import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { equalsConstantTime } from "./secrets.ts";

test("two texts are equal or not, whatever their lengths (spec §14 case 24)", () => {
  expect(equalsConstantTime("a", "a")).toBe(true);
  expect(equalsConstantTime("", "")).toBe(true);
  for (const other of ["b", "", "aa", "A", "a\0"]) expect(equalsConstantTime("a", other)).toBe(false);
});

test("the comparison of secrets is Node's own in constant time, and no other", () => {
  const source = readFileSync("lib/kernel/secrets.ts", "utf8");
  const [, body = ""] = /function equalsConstantTime\([^)]*\): boolean \{([^}]*)\}/.exec(source) ?? [];
  expect(body).toMatch(/return timingSafeEqual\(hash\(left\), hash\(right\)\);\s*$/);
  expect(body).not.toMatch(/[!=]==?(?!>)/);
});
