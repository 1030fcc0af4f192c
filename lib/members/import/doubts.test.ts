import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { describeDoubt } from "./describe-doubts.ts";
import type { Doubts } from "./doubts.ts";
import { csv, importFile, members, person, rowOf } from "./import-file.fixture.ts";
import { MEMBER_COLUMNS, type MemberCells } from "./member-row.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";

let insurer: Insurer;
let doubts: Doubts;
const onDoubts = (found: Doubts) => {
  doubts = found;
};
beforeEach(async () => {
  insurer = await makeInsurer();
  doubts = {};
});

const people = (count: number) => Array.from({ length: count }, (_, index) => person(index));
const shortened = (rows: MemberCells[]) => rows.map((row) => ({ ...row, 番号: row.番号.replace(/^0+/, "") }));
const withZeros = (rows: MemberCells[]) => rows.map((row, index) => ({ ...row, 番号: `00${1_000 + index}` }));

describe("zeros that a spreadsheet has dropped", () => {
  const rows = withZeros(people(3));
  beforeEach(() => importFile(insurer, csv(rows)));

  it("are asked about, with the evidence, and nothing is written", async () => {
    const { result } = await importFile(insurer, csv(shortened(rows)), { decisions: {}, onDoubts });
    expect(result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts.zeros).toMatchObject({
      count: 3,
      examples: [{ line: 2, from: "12-1000-00", to: "12-001000-00" }, {}, {}],
    });
    expect(describeDoubt(doubts, "zeros").reason).toContain("3名分");
    expect(await members(insurer)).toHaveLength(3);
  });

  it("padded: the same people, and a new one gets the insurer's width", async () => {
    const more = [...shortened(rows), person(9, { 番号: "77" })];
    const { result } = await importFile(insurer, csv(more), { decisions: { zeros: "pad" } });
    expect(result).toMatchObject({ ok: true, value: { created: 1, unchanged: 3 } });
    expect((await members(insurer)).map(({ number }) => number)).toEqual(["000077", "001000", "001001", "001002"]);
  });

  it("padded: somebody who is in the file twice, with and without zeros, is a mistake", async () => {
    const [first = person(1)] = rows;
    const { problems } = await importFile(insurer, csv([first, ...shortened([first])]), {
      decisions: { zeros: "pad" },
    });
    expect(problems).toEqual(["3行目 番号: 記号・番号・枝番が2行目と同じです。"]);
  });
});

describe("what looks like the wrong file", () => {
  it("nearly all rows are new although the insurer has members", async () => {
    await importFile(insurer, csv(people(5)));
    const others = Array.from({ length: 30 }, (_, index) => person(1_000 + index));
    const asked = await importFile(insurer, csv(others), { decisions: {}, onDoubts });
    expect(asked.result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts).toEqual({ mostlyNew: { created: 30, rows: 30, members: 5 } });
    expect((await importFile(insurer, csv(others), { decisions: { mostlyNew: "accept" } })).result.ok).toBe(true);
  });

  it("leavers who come back are named; skipped, they stay out", async () => {
    const taro = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    const asked = await importFile(insurer, csv([rowOf(taro)]), { decisions: {}, onDoubts });
    expect(asked.result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts.restored).toMatchObject({ count: 1, examples: [{ line: 2 }] });
    const skipped = await importFile(insurer, csv([rowOf(taro)]), { decisions: { restored: "skip" } });
    expect(skipped.result).toMatchObject({ ok: true, value: { unchanged: 1, restored: 0 } });
    expect((await members(insurer))[0]?.state).toBe("disabled");
  });

  it("一覧にいない人 lose their 資格: few at once, many only with their number", async () => {
    await importFile(insurer, csv(people(20)));
    const run = (count: number, absent?: number) =>
      importFile(insurer, csv(people(count)), { disablesAbsent: true, onDoubts, decisions: { absent } });
    expect((await run(18)).result).toMatchObject({ ok: true, value: { absent: 2, unchanged: 18 } });
    expect((await run(9)).result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts).toEqual({ absent: { count: 9, members: 18 } });
    expect((await run(9, 8)).result.ok, "a wrong number").toBe(false);
    expect((await run(9, 9)).result).toMatchObject({ ok: true, value: { absent: 9 } });
    expect((await members(insurer)).filter(({ state }) => state === "active")).toHaveLength(9);
  });

  it("外字 are listed with line, column and code point", async () => {
    const rows = csv([person(1, { 氏名: "渡\ue001　太郎" })]);
    const { result } = await importFile(insurer, rows, { decisions: {}, onDoubts });
    expect(result).toEqual({ ok: false, code: "open-doubts" });
    expect(describeDoubt(doubts, "glyphs").examples).toEqual(["2行目 氏名 U+E001"]);
  });
});

describe("a file's content decides what it is", () => {
  it("tabs part the columns", async () => {
    const { result } = await importFile(insurer, iconv.encode(csv([person(1)]).replaceAll(",", "\t"), "cp932"));
    expect(result).toMatchObject({ ok: true, value: { created: 1 } });
  });

  it("「Unicode テキスト」 of Excel, and semicolons", async () => {
    const text = `\ufeff${csv([person(1)]).replaceAll(",", "\t")}`;
    const { result } = await importFile(insurer, Buffer.from(text, "utf16le"));
    expect(result).toMatchObject({ ok: true, value: { created: 1 } });
    const again = await importFile(insurer, csv([person(1)]).replaceAll(",", ";"));
    expect(again.result).toMatchObject({ ok: true, value: { created: 0, unchanged: 1 } });
  });

  it("an .xlsx under another name", async () => {
    const rows = [[...MEMBER_COLUMNS], MEMBER_COLUMNS.map((column) => person(1)[column])];
    const { result } = await importFile(insurer, await buffer(writeXlsx(Readable.from([rows]))));
    expect(result).toMatchObject({ ok: true, value: { created: 1 } });
    expect((await members(insurer))[0]?.number).toBe("1000001");
  });

  it("the line of the first byte of another charset is named", async () => {
    const lines = csv([person(1), person(2)]).split("\r\n");
    const mixed = lines.map((line, index) => (index === 2 ? Buffer.from([0x81, 0xff]) : Buffer.from(line)));
    const bytes = Buffer.concat(mixed.flatMap((line) => [line, Buffer.from("\r\n")]));
    const { problems } = await importFile(insurer, bytes);
    expect(problems).toEqual([expect.stringContaining("3行目に、ほかの文字コードの文字があります。")]);
  });
});
