import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, it } from "vitest";
import { openResultFile, RESULT_COLUMNS, type ResultRow } from "./result-file.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-result-"));
let fileNumber = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (cells: Partial<ResultRow> = {}): ResultRow => ({
  記号: "12",
  番号: "3456789",
  枝番: "00",
  仮ユーザID: "k-0001",
  仮パスワード: "abcd2345efgh",
  結果: "登録しました",
  ...cells,
});

async function openFile() {
  fileNumber += 1;
  const path = join(folder, `${fileNumber}.csv`);
  const opened = await openResultFile(path);
  if (!opened.ok) throw new Error(opened.code);
  return { path, file: opened.value };
}

async function written(...batches: ResultRow[][]): Promise<string> {
  const { path, file } = await openFile();
  for (const rows of batches) await file.append(rows);
  await file.finish();
  await file.publish();
  return readFileSync(path, "utf8");
}

it("is UTF-8 with a byte order mark, one heading and CRLF, also after several or empty batches", async () => {
  const heading = `\ufeff${RESULT_COLUMNS.join(",")}\r\n`;
  const line = "12,3456789,00,k-0001,abcd2345efgh,登録しました\r\n";
  expect(await written([])).toBe(heading);
  expect(await written([row()], [], [row(), row()])).toBe(heading + line + line + line);
});

it("is readable for its owner only, under another name until it is published", async () => {
  const { path, file } = await openFile();
  expect(statSync(`${path}.partial`).mode & 0o777).toBe(0o600);
  await file.finish();
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  await file.publish();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

/** Spreadsheets that fold widths take the full-width signs for formulas too. */
it.each(["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋81", "－1", "＠SUM(A1)", '=A1&",""'])(
  "%j is no formula",
  async (text) => {
    const [, cells] = parse(await written([row({ 記号: text })]), { bom: true, record_delimiter: "\r\n" });
    expect(cells?.[0]).toBe(`'${text}`);
  },
);

it.each(["", "a,b", 'a"b', "a\nb", "a\rb", "1=1", " =1", "'"])("%j is read back as it was", async (text) => {
  const [, cells] = parse(await written([row({ 記号: text })]), { bom: true, record_delimiter: "\r\n" });
  expect(cells?.[0]).toBe(text);
});
