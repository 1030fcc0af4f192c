import { beforeEach, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { counts, csv, importFile, members, person } from "./import-file.fixture.ts";
import { MEMBER_COLUMNS } from "./member-row.ts";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

const HOME = { 郵便番号: "〒060-0001", 住所: "北海道札幌市中央区北一条西１丁目", 建物名: "髙層ビル　４０５" };
const STORED = { postalCode: "0600001", postalAddress: HOME.住所, postalBuilding: HOME.建物名 };
const NONE = { postalCode: null, postalAddress: null, postalBuilding: null };

describe("郵便番号, 住所, 建物名: where letters go", () => {
  it.each(["〒060-0001", "0600001", "０６０ー０００１", "600001"])(
    "reads %s, with rare kanji as written",
    async (code) => {
      await importFile(insurer, csv([person(1, { ...HOME, 郵便番号: code })]));
      expect(await members(insurer)).toMatchObject([STORED]);
    },
  );

  it("a file without the columns, or an empty row, leaves what is on file", async () => {
    await importFile(insurer, csv([person(1, HOME), person(2)]));
    const columns = MEMBER_COLUMNS.filter((name) => !["郵便番号", "住所", "建物名"].includes(name));
    const { result } = await importFile(insurer, csv([person(1), person(2)], { columns }));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, unchanged: 2 } });
    await importFile(insurer, csv([person(1)]));
    expect((await members(insurer)).find(({ number }) => number === person(1).番号)).toMatchObject(STORED);
    expect((await members(insurer)).find(({ number }) => number === person(2).番号)).toMatchObject(NONE);
  });

  it("a new postal address replaces the old one whole: the former building is gone", async () => {
    await importFile(insurer, csv([person(1, HOME)]));
    const moved = { 郵便番号: "100-0013", 住所: "東京都千代田区霞が関１丁目２番３号" };
    const { result } = await importFile(insurer, csv([person(1, moved)]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 1, updated: 1 } });
    expect(await members(insurer)).toMatchObject([
      { postalCode: "1000013", postalAddress: moved.住所, postalBuilding: null },
    ]);
  });

  it("an unreadable 郵便番号 or an endless 住所 is said by row", async () => {
    const rows = [person(1, { ...HOME, 郵便番号: "12-34" }), person(2, { ...HOME, 住所: "あ".repeat(61) })];
    const { problems } = await importFile(insurer, csv(rows));
    expect(problems).toEqual(["2行目 郵便番号: 書き方を読み取れません。", "3行目 住所: 文字数が多すぎます。"]);
  });
});
