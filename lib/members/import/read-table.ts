import "server-only";
import type { FileFormat } from "./detect-format.ts";
import type { ImportSource } from "./import-source.ts";
import { readCsv, type TableRow } from "./read-csv.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/** The rows of a file, the heading first, one after the other. @throws UnreadableFile */
export function readTable(source: ImportSource, format: FileFormat): AsyncGenerator<TableRow> {
  return format.kind === "xlsx" ? readXlsx(source) : readCsv(source, format);
}

/** The first rows, for a look at the columns. @throws UnreadableFile */
export async function readSample(source: ImportSource, format: FileFormat, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readTable(source, format)) {
    rows.push(cells);
    if (rows.length === count) break;
  }
  return rows;
}
