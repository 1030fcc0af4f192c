import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as ja from "#lib/messages/ja/index.ts";
import { foldLoginId, loginIdProblems } from "./login-id.ts";

describe("user IDs are compared folded (manual 004, 2-1 ⑦)", () => {
  it.each([
    ["Taro1980", "taro1980"],
    ["ＴＡＲＯ１９８０", "taro1980"],
    [" taro1980\n", "taro1980"],
    ["taro\u200b1980", "taro1980"],
    ["taroー1980", "taro-1980"],
    ["taro－1980", "taro-1980"],
    ["仮ID", "仮id"],
  ])("%j → %j", (typed, folded) => expect(foldLoginId(typed)).toBe(folded));

  it("folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldLoginId(foldLoginId(text))).toBe(foldLoginId(text));
      }),
    );
  });

  it("width, case and blanks around make no difference", () => {
    const character = fc.constantFrom(..."abcxyzABCXYZ0189-_.@");
    const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1 }),
        fc.constantFrom("", " ", "\u3000", "\ufeff"),
        (chars, blank) => {
          const id = chars.join("");
          const folded = id.toLowerCase();
          for (const typed of [id, wide(id), id.toUpperCase(), `${blank}${wide(id)}${blank}`]) {
            expect(foldLoginId(typed)).toBe(folded);
          }
        },
      ),
    );
  });
});

describe("all problems of a chosen user ID are listed at once", () => {
  it.each([
    ["taro1980", []],
    ["t.-_@198", []],
    ["abcdefghijk12", []],
    ["", ["empty"]],
    ["taro198", ["too-short"]],
    ["abcdefghijkl12", ["too-long"]],
    ["tarotaro", ["digit-missing"]],
    ["19801980", ["letter-missing"]],
    ["taro#1980", ["forbidden-character"]],
    ["taro 1980", ["forbidden-character"]],
    ["tаro1980", ["forbidden-character"]],
    ["山田太郎", ["too-short", "letter-missing", "digit-missing", "forbidden-character"]],
    ["kenpo-portal", ["digit-missing", "reserved"]],
    ["admin-001", ["reserved"]],
    ["support2026", ["reserved"]],
    ["rootabaga1", []],
    ["root", ["too-short", "digit-missing", "reserved"]],
  ])("%j", (id, problems) => expect(loginIdProblems(id)).toEqual(problems));

  it("「利用不可文字一覧を見る」 lists every ASCII symbol that is refused, and none that is allowed", () => {
    const listed = ja.members.forbiddenCharacters.map(({ symbol }) => symbol);
    const symbols = Array.from({ length: 94 }, (_, offset) => String.fromCharCode(33 + offset));
    const refused = symbols.filter((symbol) => loginIdProblems(`taro${symbol}1980`).length > 0);
    expect(listed.filter((symbol) => symbols.includes(symbol)).sort()).toEqual(
      refused.filter((symbol) => !/[A-Z]/.test(symbol)).sort(),
    );
  });
});
