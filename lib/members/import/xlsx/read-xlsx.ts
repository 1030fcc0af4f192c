import "server-only";
import { UnreadableFile } from "../import-problem.ts";
import type { ImportSource } from "../import-source.ts";
import type { TableRow } from "../read-csv.ts";
import { openZip, type ZipParts } from "./open-zip.ts";
import { parseXml, type XmlListener } from "./parse-xml.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readDateStyles, readWorkbook } from "./workbook.ts";

/** A list of members has some ten columns; a cell far to the right would make every row as wide. */
const MAX_COLUMNS = 200;

type Sheet = { strings: string[]; dateStyles: boolean[]; is1904: boolean };

/** 「BC」 in 「BC12」, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.match(/^[A-Z]+/)?.[0] ?? "A") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const DAY_MS = 86_400_000;

/** Excel's day number as 「2020/4/1」. The first two months of 1900 are a day off, as in Excel. */
function dateText(days: number, is1904: boolean): string {
  const day = new Date(Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 30) + Math.floor(days) * DAY_MS);
  return `${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
}

/** A number as it is written in a list: Excel keeps 1.0E+2, and no 番号 has a fraction. */
function numberText(value: string): string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}

type Cell = { column: number; type: string; style: number; text: string };

function textOf({ type, style, text }: Cell, { strings, dateStyles, is1904 }: Sheet): string {
  if (type === "s") return strings[Number(text)] ?? "";
  if (type !== "n") return text;
  return dateStyles[style] && text !== "" ? dateText(Number(text), is1904) : numberText(text);
}

/** Collects rows from a sheet's elements (ECMA-376 §18.3.1): values as stored, never formulas. */
function rowListener(sheet: Sheet, onRow: (line: number, cells: string[]) => void): XmlListener {
  let [line, cells, isValue, isPhonetic] = [0, [] as string[], false, false];
  let cell: Cell = { column: -1, type: "n", style: 0, text: "" };
  return {
    open: (tag, { r, t, s }) => {
      if (tag === "row") [line, cells] = [r ? Number(r) : line + 1, []];
      else if (tag === "c") {
        const column = r ? columnOf(r) : cells.length;
        if (column >= MAX_COLUMNS) throw new UnreadableFile({ line, column: null, code: "line-too-long" });
        cell = { column, type: t ?? "n", style: Number(s ?? 0), text: "" };
      } else if (tag === "rPh") isPhonetic = true;
      else if (tag === "v" || tag === "t") isValue = !isPhonetic;
    },
    text: (piece) => {
      if (isValue) cell.text += piece;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") isValue = false;
      else if (tag === "rPh") isPhonetic = false;
      else if (tag === "c") {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = textOf(cell, sheet);
      } else if (tag === "row" && cells.some((each) => each.trim() !== "")) onRow(line, cells);
    },
  };
}

async function* readSheet(zip: ZipParts): AsyncGenerator<TableRow> {
  const { sheet, is1904 } = await readWorkbook(zip);
  const tables = { strings: await readSharedStrings(zip), dateStyles: await readDateStyles(zip), is1904 };
  const { stream, size } = await zip.open(sheet);
  let bytes = 0;
  let rows: TableRow[] = [];
  const listener = rowListener(tables, (line, cells) => rows.push({ line, cells, progress: bytes / size }));
  for await (const length of parseXml(stream, listener)) {
    bytes += length;
    yield* rows;
    rows = [];
  }
}

/** The rows of an .xlsx file's first sheet, streamed, as they were typed: zeros that Excel has dropped are gone. @throws UnreadableFile */
export async function* readXlsx(source: ImportSource): AsyncGenerator<TableRow> {
  let zip: ZipParts | undefined;
  let failure: unknown;
  const readAt = (offset: number, length: number) =>
    source.readAt(offset, length).catch((error) => {
      failure = error;
      throw error;
    });
  try {
    zip = await openZip({ ...source, readAt });
    yield* readSheet(zip);
  } catch (error) {
    if (failure || error instanceof UnreadableFile) throw failure ?? error;
    // The zip's own checks: cut off, damaged, or larger than it claims.
    throw new UnreadableFile({ line: null, column: null, code: "not-a-list" });
  } finally {
    zip?.close();
  }
}
