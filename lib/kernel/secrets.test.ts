import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decrypt, encrypt, equalsConstantTime } from "./secrets.ts";

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

test("a sealed text has one spelling: a part more, a letter more, other spare bits of a last letter are altered", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const others = (part: string) => [...alphabet].map((last) => part.slice(0, -1) + last).filter((it) => it !== part);
  for (const plain of ["a", "ab", "abc"]) {
    const sealed = encrypt(plain, "test");
    const parts = sealed.split(".");
    const respelled = parts.flatMap((part, at) =>
      [...others(part), `${part}=`, `${part} `, `${part}A`].map((other) => parts.with(at, other).join(".")),
    );
    expect(decrypt(sealed, "test")).toBe(plain);
    for (const altered of [...respelled, `${sealed}.`, `${sealed}.x`]) {
      expect(() => decrypt(altered, "test"), altered).toThrow();
    }
  }
});
