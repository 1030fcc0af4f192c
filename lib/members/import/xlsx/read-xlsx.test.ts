import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import yazl from "yazl";
import { detectFormat } from "../detect-format.ts";
import { UnreadableFile } from "../import-problem.ts";
import type { ImportSource } from "../import-source.ts";
import { readXlsx } from "./read-xlsx.ts";
import { writeXlsx } from "./write-xlsx.ts";

const inMemory = (bytes: Buffer): ImportSource => ({
  size: bytes.length,
  read: async function* () {
    yield bytes;
  },
  readAt: async (offset, length) => bytes.subarray(offset, offset + length),
});

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const BOOK = {
  "xl/workbook.xml": `<workbook ${MAIN} ${REL}><sheets><sheet name="隠し" state="hidden" r:id="rId9"/><sheet name="一覧" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId9" Target="worksheets/no.xml"/><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
};

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

const sheet = (rows: string) => `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;

async function rowsOf(file: Buffer | ImportSource): Promise<{ line: number; cells: string[] }[]> {
  const rows: { line: number; cells: string[] }[] = [];
  for await (const { line, cells } of readXlsx(Buffer.isBuffer(file) ? inMemory(file) : file))
    rows.push({ line, cells });
  return rows;
}

const problemOf = async (file: Buffer | ImportSource) => {
  const error = await rowsOf(file).catch((each: unknown) => each);
  return error instanceof UnreadableFile ? error.problems[0]?.code : error;
};

describe("an .xlsx file as it is", () => {
  test("shared texts without furigana, dates by their format, stored values of formulas, gaps, hidden sheets", async () => {
    const bytes = await zipOf({
      ...BOOK,
      "xl/sharedStrings.xml": `<sst ${MAIN}><si><t>氏名</t><rPh sb="0" eb="2"><t>シメイ</t></rPh></si><si><r><t>髙橋</t></r><r><t> 太郎</t></r></si></sst>`,
      "xl/styles.xml": `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
      "xl/worksheets/sheet1.xml": sheet(
        `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"/>
         <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="1"><v>29089</v></c><c r="D4" s="2"><v>29089</v></c>
         <c r="E4"><v>1.234567E+6</v></c><c r="F4" t="str"><f>A1&amp;"x"</f><v>値</v></c><c r="G4" t="inlineStr"><is><t>00123</t></is></c></row>`,
      ),
    });
    expect(await detectFormat(inMemory(bytes))).toEqual({ kind: "xlsx" });
    expect(await rowsOf(bytes)).toEqual([
      { line: 1, cells: ["氏名"] },
      { line: 4, cells: ["髙橋 太郎", "", "1979/8/22", "1979/8/22", "1234567", "値", "00123"] },
    ]);
  });

  test("what is written is read again: zeros, signs, controls left out", async () => {
    const rows = [["番号"], ["00123", "=1+1", "a<b>&c", "\u0007鈴"]];
    const bytes = await buffer(writeXlsx(Readable.from([rows])));
    expect((await rowsOf(bytes)).map(({ cells }) => cells)).toEqual([["番号"], ["00123", "=1+1", "a<b>&c", "鈴"]]);
  });
});

describe("what is none, or means harm", () => {
  test("another zip, a cut one, one with a DTD", async () => {
    expect(await problemOf(await zipOf({ "word/document.xml": "<a/>" }))).toBe("not-a-list");
    expect(await problemOf((await zipOf(BOOK)).subarray(0, 200))).toBe("not-a-list");
    const dtd = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet("")}`;
    expect(await problemOf(await zipOf({ ...BOOK, "xl/worksheets/sheet1.xml": dtd }))).toBe("not-a-list");
  });

  test("a zip bomb is refused by its claim, before it unpacks", async () => {
    const bomb = await zipOf({ ...BOOK, "xl/worksheets/sheet1.xml": sheet(" ".repeat(60_000_000)) });
    expect(bomb.length).toBeLessThan(200_000);
    const source = inMemory(bomb);
    const reads: number[] = [];
    const watched: ImportSource = {
      ...source,
      readAt: (offset, length) => {
        reads.push(offset);
        return source.readAt(offset, length);
      },
    };
    expect(await problemOf(watched)).toBe("zip-bomb");
    // A part's own header comes before its name, and is read before it is unpacked (APPNOTE.TXT §4.3.7).
    const headerOf = (name: string) => bomb.indexOf(name) - 30;
    expect(reads).toContain(headerOf("xl/workbook.xml"));
    expect(reads).not.toContain(headerOf("xl/worksheets/sheet1.xml"));
  });

  test("a bomb that claims to be small ends where its claim does", async () => {
    const bytes = await zipOf({ ...BOOK, "xl/worksheets/sheet1.xml": sheet(" ".repeat(20_000_000)) });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(sheet(" ".repeat(20_000_000)).length);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1_000);
    for (let at = bytes.indexOf(size); at !== -1; at = bytes.indexOf(size, at)) small.copy(bytes, at);
    expect(await problemOf(bytes)).toBe("not-a-list");
  });

  test("an old .xls, and an .xlsx with a password, are named", async () => {
    const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), deflateRawSync("x")]);
    const error = await detectFormat(inMemory(ole)).catch((each: unknown) => each);
    expect(error).toMatchObject({ problems: [{ code: "old-excel" }] });
  });
});
