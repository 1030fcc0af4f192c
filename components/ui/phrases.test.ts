import { describe, expect, it } from "vitest";
import { splitPhrases } from "./phrases.tsx";

describe("splitPhrases", () => {
  it.each([
    ["あおぞら健康保険組合", ["あおぞら", "健康保険組合"]],
    ["関東信越情報通信ソフトウェア健康保険組合", ["関東", "信越", "情報", "通信", "ソフトウェア", "健康保険組合"]],
    ["ご加入の健保組合へ", ["ご", "加入の", "健保組合へ"]],
    ["7月1日から受付", ["7月1日から", "受付"]],
    ["2026年7月1日から", ["2026年7月1日から"]],
    ["けんぽだより（年4回）", ["けんぽだより", "（年4回）"]],
    ["3分ほどで終わります", ["3分ほどで", "終わります"]],
    ["Log in another way", ["Log in another way"]],
  ])("%s breaks between phrases only", (text, phrases) => {
    expect(splitPhrases(text)).toEqual(phrases);
    expect(splitPhrases(text).join("")).toBe(text);
  });
});
