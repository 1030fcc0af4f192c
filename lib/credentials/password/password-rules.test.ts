import { describe, expect, test } from "vitest";
import { processorMilliseconds } from "#lib/testing/processor-time.ts";
import { contextWords } from "./context-words.ts";
import { type PasswordRules, passwordProblems, passwordWarnings } from "./password-rules.ts";

const member = { symbol: "12", number: "3456789", branch: "00", birthDate: new Date("1979-08-22T00:00:00Z") };
const insurer = { slug: "aozora", name: "あおぞら健康保険組合", shortName: "ABC健保" };

const rules: PasswordRules = {
  min: 8,
  max: 64,
  requireClasses: false,
  forbidLoginId: true,
  loginId: "tanaka1979",
  contextWords: contextWords(insurer, member),
};

describe("passwords that are taken exactly as typed", () => {
  test.each([
    "kawa-to-yama",
    "A1!aaaaa",
    "x".repeat(64),
    "!\"#$%&'()=~|`{+*}<>?_-^@[;:],./\\",
    "¥¥¥¥¥¥¥¥",
    "aozora-no-shita",
    "umi19790822",
  ])("%s", (password) => {
    expect(passwordProblems(password, rules)).toEqual([]);
  });
});

describe("passwords that are refused", () => {
  test.each([
    ["seven77", ["too-short"]],
    ["x".repeat(65), ["too-long"]],
    ["with space here", ["forbidden-character"]],
    ["パスワードです。ね", ["forbidden-character"]],
    ["ａｂｃｄｅｆｇｈ", ["forbidden-character"]],
    ["😀".repeat(8), ["forbidden-character"]],
    ["tab\tinside1", ["forbidden-character"]],
    ["tanaka1979", ["equals-login-id"]],
    ["TANAKA1979", ["equals-login-id"]],
    ["xTanaka1979x", ["contains-login-id"]],
    ["", ["too-short"]],
    ["亜", ["too-short", "forbidden-character"]],
  ])("%s: %j", (password, problems) => {
    expect(passwordProblems(password, rules)).toEqual(problems);
  });

  test.each([
    "123456789",
    "12-3456789-00",
    "19790822",
    "1979/08/22",
    "1979-8-22",
    "S54.8.22!",
    "s540822s540822",
    "Aozora1979",
    "aozora_kenpo",
    "abc19790822",
    "12345678919790822",
    "AOZORA0822",
  ])("made of what the card says: %s", (password) => {
    expect(passwordProblems(password, rules)).toEqual(["made-of-context-words"]);
  });

  test("all reasons are listed at once", () => {
    expect(passwordProblems("tanaka1979 あ", { ...rules, requireClasses: true, min: 20 })).toEqual([
      "too-short",
      "forbidden-character",
      "missing-class",
      "contains-login-id",
    ]);
  });
});

describe("composition, where the insurer asks for it (manual 003)", () => {
  const composed = { ...rules, requireClasses: true };

  test.each([
    ["kawa-to-yama", ["missing-class"]],
    ["Kawa-to-yama", ["missing-class"]],
    ["Kawa-to-yama1", []],
    ["Kawa¥to¥yama1", []],
    ["kawatoyamatoumi", []],
    ["kawatoyamatoum", ["missing-class"]],
  ])("%s: %j", (password, problems) => {
    expect(passwordProblems(password, composed)).toEqual(problems);
  });
});

test("the user ID may be inside where the policy allows it, but is never the password", () => {
  const relaxed = { ...rules, forbidLoginId: false };
  expect(passwordProblems("xtanaka1979x", relaxed)).toEqual([]);
  expect(passwordProblems("Tanaka1979", relaxed)).toEqual(["equals-login-id"]);
});

test("length counts characters, not code units", () => {
  expect(passwordProblems("😀".repeat(64), rules)).toEqual(["forbidden-character"]);
});

test("¥ and \\ are taken with a warning", () => {
  expect(passwordWarnings("abc\\def")).toEqual(["yen-or-backslash"]);
  expect(passwordWarnings("abc¥def")).toEqual(["yen-or-backslash"]);
  expect(passwordWarnings("abcdef")).toEqual([]);
});

test("a long hostile password is judged in no time", () => {
  const judge = () => passwordProblems("12".repeat(50_000), { ...rules, max: 64 });
  expect(processorMilliseconds(judge)).toBeLessThan(2_000);
});
