import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import type { Doubts } from "./doubts.ts";
import { counts, csv, importFile, person } from "./import-file.fixture.ts";
import { MEMBER_COLUMNS, type MemberCells } from "./member-row.ts";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

const CARD: Partial<MemberCells> = {
  保険者番号: "06132013",
  "本人・家族": "本人",
  有効期限: "令和9年3月31日",
  負担割合: "３割",
  限度区分: "ウ",
  交付区分: "資格確認書",
};
const FAMILY: Partial<MemberCells> = {
  ...CARD,
  区分: "被扶養者",
  枝番: "01",
  "本人・家族": "家族",
  有効期限: "",
  限度区分: "",
  交付区分: "資格情報のお知らせ",
};

const stored = () =>
  inTransaction(insurer.id, (tx) =>
    tx.eligibility.findMany({
      omit: { insurerId: true, memberId: true, updatedAt: true },
      orderBy: { delivery: "desc" },
    }),
  );
const TARO = {
  insurerNumber: "06132013",
  validUntil: new Date("2027-03-31T00:00:00Z"),
  copay: "3割",
  limitCategory: "ウ",
  delivery: "certificate",
};

describe("保険者番号 to 交付区分: eligibility in the member file", () => {
  it("takes a CP932 file with the columns, and the same file again changes nothing", async () => {
    const file = iconv.encode(csv([person(1, CARD), person(1, FAMILY)]), "cp932");
    await importFile(insurer, file);
    expect(await stored()).toEqual([TARO, { ...TARO, validUntil: null, limitCategory: null, delivery: "notice" }]);
    const again = await importFile(insurer, file);
    expect(again.result).toEqual({ ok: true, value: { ...counts, rows: 2, unchanged: 2 } });
  });

  it("the old format goes on working, and leaves what is on file", async () => {
    await importFile(insurer, csv([person(1, CARD)]));
    const columns = MEMBER_COLUMNS.filter((column) => !(column in CARD));
    const { result } = await importFile(insurer, csv([person(1)], { columns }));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 1, unchanged: 1 } });
    expect(await stored()).toEqual([TARO]);
  });

  it("a change of one column is an update, and takes the row as a whole", async () => {
    await importFile(insurer, csv([person(1, CARD)]));
    const { result } = await importFile(insurer, csv([person(1, { ...CARD, 負担割合: "2割", 限度区分: "" })]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 1, updated: 1 } });
    expect(await stored()).toEqual([{ ...TARO, copay: "2割", limitCategory: null }]);
  });

  it.each<[string, Partial<MemberCells>, string]>([
    [
      "a check digit that is wrong",
      { 保険者番号: "06132014" },
      "保険者番号: 最後の数字（検証番号）が合いません。番号をご確認ください。",
    ],
    ["a number that is no 保険者番号", { 保険者番号: "123" }, "保険者番号: 書き方を読み取れません。"],
    ["no 保険者番号", { 保険者番号: "" }, "保険者番号: 入力がありません。"],
    ["a 本人 who is 被扶養者", { "本人・家族": "家族" }, "本人・家族: 「区分」の列と合いません。"],
    ["an unknown 本人・家族", { "本人・家族": "妻" }, "本人・家族: 「本人」か「家族」を入力してください。"],
    ["an unknown 負担割合", { 負担割合: "30" }, "負担割合: 「1割」「2割」「3割」のどれかを入力してください。"],
    [
      "an unknown 交付区分",
      { 交付区分: "保険証" },
      "交付区分: 「資格情報のお知らせ」か「資格確認書」を入力してください。",
    ],
    ["a 資格確認書 without 有効期限", { 有効期限: "" }, "有効期限: 入力がありません。"],
    ["a 有効期限 before 資格取得日", { 有効期限: "2019/3/31" }, "有効期限: 資格取得日より前の日付です。"],
    ["a day that does not exist", { 有効期限: "2027/2/30" }, "有効期限: カレンダーにない日付です。"],
  ])("says by row: %s", async (_, cells, problem) => {
    const { problems } = await importFile(insurer, csv([person(1, { ...CARD, ...cells })]));
    expect(problems).toContain(`2行目 ${problem}`);
    expect(await stored()).toEqual([]);
  });

  it("an unknown 限度区分 is not guessed", async () => {
    const { problems } = await importFile(insurer, csv([person(1, { ...CARD, 限度区分: "カ" })]));
    expect(problems).toEqual([expect.stringContaining("2行目 限度区分: 限度区分は「ア」")]);
  });

  it("reports columns that are none of ours", async () => {
    let unknown: readonly string[] = [];
    const [heading, ...lines] = csv([person(1, CARD)]).split("\r\n");
    const file = [`${heading},備考,所属`, ...lines.map((line) => (line ? `${line},社員,本社` : line))].join("\r\n");
    const onUnknownColumns = (headings: readonly string[]) => {
      unknown = headings;
    };
    const { result } = await importFile(insurer, file, { onUnknownColumns });
    expect(result.ok).toBe(true);
    expect(unknown).toEqual(["備考", "所属"]);
  });

  it("a name with 髙﨑 is taken; a character that documents cannot show is asked about", async () => {
    const doubts: Doubts = {};
    const options = { decisions: {}, onDoubts: (found: Doubts) => Object.assign(doubts, found) };
    await importFile(insurer, csv([person(1, { ...CARD, 氏名: "髙﨑　彅子" })]), options);
    expect(doubts).toEqual({});
    const { result } = await importFile(insurer, csv([person(2, { ...CARD, 氏名: "𠮷田　一郎" })]), options);
    expect(result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts.glyphs).toEqual({ count: 1, examples: [{ line: 2, column: "氏名", codePoint: "U+20BB7" }] });
  });
});
