import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCredentialName } from "./credential-name.ts";
import { readEmail } from "./email.ts";
import { readKana } from "./kana.ts";
import { readOneTimeCode } from "./one-time-code.ts";

const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe("メールアドレス", () => {
  const read = (text: string) => {
    const result = readEmail(text);
    return result.ok ? result.value : `(${result.code})`;
  };
  const label = "a".repeat(63);

  it.each([
    ["taro@example.jp", "taro@example.jp"],
    [" Taro.Kenpo@Example.CO.JP ", "Taro.Kenpo@example.co.jp"],
    ["ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"],
    ["taro@ex\u200bample.jp", "taro@example.jp"],
    ["taro+kenpo@example.jp", "taro+kenpo@example.jp"],
    ["o'neil_%x@example.jp", "o'neil_%x@example.jp"],
    ["taro@xn--eckwd4c7c.jp", "taro@xn--eckwd4c7c.jp"],
    ["", "(empty)"],
    ["taro", "(unreadable)"],
    ["taro@", "(unreadable)"],
    ["@example.jp", "(unreadable)"],
    ["taro@localhost", "(unreadable)"],
    ["taro@192.0.2.1", "(unreadable)"],
    ["taro..kenpo@example.jp", "(unreadable)"],
    [".taro@example.jp", "(unreadable)"],
    ["taro.@example.jp", "(unreadable)"],
    ["hanako..46@docomo.ne.jp", "hanako..46@docomo.ne.jp"],
    [".abc.@Docomo.ne.jp", ".abc.@docomo.ne.jp"],
    ["a.-.b.@t.ezweb.ne.jp", "a.-.b.@t.ezweb.ne.jp"],
    ["..@au.com", "..@au.com"],
    ["a..b@notdocomo.ne.jp", "(unreadable)"],
    ['a"b@docomo.ne.jp', "(unreadable)"],
    ["taro@-example.jp", "(unreadable)"],
    ["taro@example..jp", "(unreadable)"],
    ["ta<ro@example.jp", "(unreadable)"],
    ["taro@example.jp,hanako@example.jp", "(unreadable)"],
    ["taro@example.jp\r\nBcc: x@example.jp", "(unreadable)"],
    ["健保@example.jp", "(unreadable)"],
    [`${"a".repeat(65)}@example.jp`, "(too-long)"],
    [`a@${label}.${label}.${label}.${label}.jp`, "(too-long)"],
  ])("%j → %j", (text, outcome) => expect(read(text)).toBe(outcome));

  it("takes exactly 254 characters", () => {
    const longest = `${"l".repeat(64)}@${label}.${label}.${"b".repeat(58)}.jp`;
    expect(longest.length).toBe(254);
    expect(read(longest)).toBe(longest);
    expect(read(`${longest}p`)).toBe("(too-long)");
  });

  it("what is read once is read the same again, whatever its width", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = read(email);
        expect(read(once)).toBe(once);
        expect(read(` ${wide(email)} `)).toBe(once);
      }),
    );
  });
});

describe("ユーザー名", () => {
  it.each([
    ["けんぽ　たろう", "ケンポ　タロウ"],
    ["ｹﾝﾎﾟ ﾀﾛｳ", "ケンポ　タロウ"],
    ["ケンポ  タロウ", "ケンポ　タロウ"],
    ["ヴァン・ダイク", "ヴァン・ダイク"],
    ["ｽﾐｽ-ｼﾞｮｰ", "スミスージョー"],
  ])("%j → %j", (text, kana) => expect(readKana(text)).toEqual({ ok: true, value: kana }));

  it.each([
    ["", "empty"],
    ["健保　太郎", "not-kana"],
    ["TARO", "not-kana"],
    ["<b>タロウ</b>", "not-kana"],
    ["タ".repeat(81), "too-long"],
  ])("%j is refused: %s", (text, code) => expect(readKana(text)).toEqual({ ok: false, code }));
});

describe("デバイス名", () => {
  const read = (text: string) => {
    const result = readCredentialName(text);
    return result.ok ? result.value.name : `(${result.code})`;
  };

  it.each([
    ["  私の  iPhone ", "私の iPhone"],
    ["父のスマホ\u202egnp.exe", "父のスマホgnp.exe"],
    ["a\u200bb\u2060c\u00add", "abcd"],
    ["か\u200b\u3099 e\u034f\u0301", "が é"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["هاتفي", "هاتفي"],
    ["葛\u{e0100}城の電話", "葛\u{e0100}城の電話"],
    ["1行目\n2行目", "1行目 2行目"],
    ["\u3164\u2800\u115f", "(name-empty)"],
    [" \u200b\ufe0f ", "(name-empty)"],
    ["字".repeat(40), "字".repeat(40)],
    ["字".repeat(41), "(name-too-long)"],
    ["📱".repeat(40), "📱".repeat(40)],
    [`a${"\u0301".repeat(300)}`, "(name-too-long)"],
  ])("%j → %j", (text, outcome) => expect(read(text)).toBe(outcome));

  it("names that look alike by width or case are one", () => {
    const folded = (text: string) => {
      const result = readCredentialName(text);
      return result.ok ? result.value.folded : result.code;
    };
    expect(folded("ＩＰＨＯＮＥ　１５")).toBe(folded("iphone 15"));
  });

  it("whatever is typed, nothing invisible or turning is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const result = readCredentialName(text);
        if (!result.ok) return;
        expect(result.value.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(readCredentialName(result.value.name)).toEqual(result);
      }),
    );
  });
});

describe("ワンタイムパスワード", () => {
  it("forgives width, blanks and hyphens anywhere", () => {
    const noise = fc.constantFrom("", " ", "\u3000", "-", "－", "ー", "\u200b", "\t");
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(digit, noise, fc.boolean()), { minLength: 6, maxLength: 6 }), (parts) => {
        const code = parts.map(([d]) => d).join("");
        const typed = parts.map(([d, blank, isWide]) => `${isWide ? wide(d) : d}${blank}`).join("");
        expect(readOneTimeCode(typed)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it.each([
    ["", "empty"],
    [" - ", "empty"],
    ["12345", "not-six-digits"],
    ["1234567", "not-six-digits"],
    ["12345a", "not-six-digits"],
    ["١٢٣٤٥٦", "not-six-digits"],
  ])("%j: %s", (text, code) => expect(readOneTimeCode(text)).toEqual({ ok: false, code }));
});
