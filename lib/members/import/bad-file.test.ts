import { join } from "node:path";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { auditOf, counts, csv, folder, importFile, members, person, plain } from "./import-file.fixture.ts";
import { importMembers } from "./import-members.ts";
import { UnreadableFile } from "./import-problem.ts";
import { MEMBER_COLUMNS, type MemberColumn } from "./member-row.ts";
import { readCsv } from "./read-csv.ts";

/** A disk's usual piece of a file, in bytes. */
const PIECE = 64 * 1024;

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

describe("a file with mistakes", () => {
  const bad = [
    person(1),
    person(2, { 生年月日: "1979/2/30", 氏名カナ: "健保太郎" }),
    person(3, { 枝番: "", 区分: "1" }),
    person(4, { 生年月日: "令和20年1月1日", メールアドレス: "taro@" }),
    person(5, { 資格取得日: "2020/4/1", 資格喪失日: "2019/4/1" }),
    person(6, { 仮ユーザID: "same-id" }),
    person(7, { 仮ユーザID: "SAME-ID" }),
    person(1, { 番号: "１０００００１" }),
  ];

  it("every problem is reported by row and column, and nothing is written", async () => {
    const { result, problems, written } = await importFile(insurer, csv(bad));
    expect(problems).toEqual([
      "3行目 氏名カナ: カタカナで入力してください。",
      "3行目 生年月日: カレンダーにない日付です。",
      "4行目 枝番: 入力がありません。",
      "4行目 区分: 「被保険者」か「被扶養者」を入力してください。",
      "5行目 生年月日: これから先の日付です。",
      "5行目 メールアドレス: 書き方を読み取れません。",
      "6行目 資格喪失日: 資格取得日より前の日付です。",
      "8行目 仮ユーザID: 7行目と同じユーザIDです。",
      "9行目 番号: 記号・番号・枝番が2行目と同じです。",
    ]);
    expect(result).toEqual({ ok: false, code: "bad-rows" });
    expect(await members(insurer)).toEqual([]);
    expect(await auditOf(insurer, "members.import")).toEqual([]);
    expect(written).toBeNull();
  });

  it("--skip-bad-rows takes the good rows and says so at the others", async () => {
    const { result, results } = await importFile(insurer, csv(bad), { skipsBadRows: true });
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 8, created: 2, issued: 2, bad: 6 } });
    expect((await members(insurer)).map(({ number }) => number)).toEqual(["1000001", "1000006"]);
    expect(results[0]?.結果).toBe("登録しました");
    expect(results[1]?.結果).toMatch(/^取り込んでいません: 3行目 氏名カナ/);
    expect(results).toHaveLength(8);
  });

  it("a mistake in row 1,001 takes back the 1,000 before it", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => person(index));
    const { result } = await importFile(insurer, csv([...rows, person(1_000, { 区分: "?" })]));
    expect(result).toEqual({ ok: false, code: "bad-rows" });
    expect(await members(insurer)).toEqual([]);
  });

  it("a dry run counts, reports and writes nothing", async () => {
    const good = await importFile(insurer, csv([person(1)]), { isDryRun: true });
    expect(good.result).toEqual({ ok: true, value: { ...counts, rows: 1, created: 1, issued: 1 } });
    const mixed = await importFile(insurer, csv(bad), { isDryRun: true });
    expect(mixed.result.ok && mixed.result.value.bad).toBe(6);
    expect(mixed.problems).toHaveLength(9);
    expect(await members(insurer)).toEqual([]);
    expect(await auditOf(insurer, "members.import")).toEqual([]);
    expect([good.written, mixed.written]).toEqual([null, null]);
  });

  it("a 仮ユーザID another member has is refused", async () => {
    await makeMember(insurer, { upTo: "wizard", loginId: "hanako1980" });
    const { problems } = await importFile(insurer, csv([person(1, { 仮ユーザID: "Hanako1980" })]));
    expect(problems).toEqual(["2行目 仮ユーザID: ほかの加入者が使っているユーザIDです。"]);
  });

  it("rows of blanks do not count, rows wider than the heading are refused, row numbers are the spreadsheet's", async () => {
    const [heading, row] = csv([person(1)]).split("\r\n");
    const { problems, result } = await importFile(
      insurer,
      [heading, row, ",,,,,,,,,,", "", `${row?.replace("1000001", "1000002")},はみ出し`, ""].join("\r\n"),
    );
    expect(problems).toEqual(["5行目: 見出しより列が多くなっています。区切りのカンマ（,）をご確認ください。"]);
    expect(result).toEqual({ ok: false, code: "bad-rows" });
  });
});

/** How much of a text file has been asked for when it is refused. */
async function bytesUntilRefusal(content: Buffer): Promise<number> {
  let given = 0;
  const read = async function* () {
    for (; given < content.length; given += PIECE) yield content.subarray(given, given + PIECE);
  };
  const source = { size: content.length, read, readAt: () => Promise.reject(new Error("text is read from its start")) };
  const rows = readCsv(source, { kind: "text", charset: "utf8", delimiter: "," });
  const readAll = async () => {
    for await (const { line } of rows) expect(line).toBeLessThan(3);
  };
  await expect(readAll()).rejects.toThrow(UnreadableFile);
  return given;
}

describe("a file that is none", () => {
  it.each([
    [
      "UTF-16, big end first",
      iconv.encode(csv([plain]), "utf16-be", { addBOM: true }),
      "ファイル: 文字を読み取れません。",
    ],
    ["EUC-JP", iconv.encode(csv([plain]), "eucjp"), ": 文字を読み取れません。"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), "ファイル: 文字を読み取れません。"],
    [
      "half UTF-8, half CP932",
      Buffer.concat([Buffer.from("記号,"), iconv.encode("番号,氏名,表", "cp932"), Buffer.of(0x81)]),
      "ファイル: 文字を読み取れません。",
    ],
    [
      "a file for mail",
      Buffer.from("\u001b$B5-9f\u001b(B,\u001b$BHV9f\u001b(B", "latin1"),
      "ファイル: 文字を読み取れません。",
    ],
    ["empty", "", "ファイル: 見出しの下に加入者の行がありません。"],
    ["heading only", csv([]), "ファイル: 見出しの下に加入者の行がありません。"],
    ["an open quote", csv([person(1, { 氏名: '"太郎' })]), "2行目: 引用符"],
  ])("%s: said so in one line", async (_name, content, start) => {
    const { result, problems } = await importFile(insurer, content);
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(start);
  });

  it("a missing and a repeated column are named", async () => {
    const columns: MemberColumn[] = [...MEMBER_COLUMNS.filter((name) => name !== "資格喪失日"), "記号"];
    const { result, problems } = await importFile(insurer, csv([plain], { columns }));
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toEqual([
      "1行目 記号: 同じ見出しの列が2つ以上あります。",
      "1行目 資格喪失日: この列がありません。1行目の見出しをご確認ください。",
    ]);
  });

  it("a line of 10 MB is refused without being held", async () => {
    const content = csv([person(1), person(2, { 氏名: "あ".repeat(3_500_000) })]);
    const { result, problems } = await importFile(insurer, content);
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toEqual([expect.stringMatching(/^3行目: 1行が長すぎます。/)]);
    expect(await members(insurer)).toEqual([]);
    expect(await bytesUntilRefusal(Buffer.from(content))).toBeLessThan(1_000_000);
  });

  it("a file that is not there", async () => {
    const listener = { onProblem: () => {}, onProgress: () => {} };
    const options = {
      path: join(folder, "no.csv"),
      resultPath: join(folder, "no.out"),
      isDryRun: true,
      skipsBadRows: false,
      disablesAbsent: false,
      decisions: {},
    };
    expect(await importMembers(makeContext(insurer), options, listener)).toEqual({ ok: false, code: "bad-file" });
  });
});
