import "server-only";
import type { FileFormat } from "./detect-format.ts";
import type { ImportSource } from "./import-source.ts";
import type { RawRow } from "./judge-batch.ts";
import { type ColumnPlaces, readHeading, takeApart, unknownNames } from "./read-heading.ts";
import { readTable } from "./read-table.ts";

/** Rows that share the statements of one round trip. */
const BATCH_ROWS = 500;

/** A file, and how it is read. */
export type MemberFile = {
  source: ImportSource;
  format: FileFormat;
  /** Without them the first row's names decide. */
  places?: ColumnPlaces;
};

/** The rows below the heading, in batches. @throws UnreadableFile */
export async function* readBatches({
  source,
  format,
  places: chosen,
}: MemberFile): AsyncGenerator<{ rows: RawRow[]; progress: number }> {
  let places: ColumnPlaces | undefined;
  let width = 0;
  let rows: RawRow[] = [];
  for await (const { line, cells, progress } of readTable(source, format)) {
    if (!places) {
      places = chosen ?? readHeading(cells);
      width = cells.length;
      continue;
    }
    const hasExtraCells = cells.slice(width).some((cell) => cell !== "");
    rows.push({ line, cells: takeApart(cells, places), hasExtraCells });
    if (rows.length === BATCH_ROWS) {
      yield { rows, progress };
      rows = [];
    }
  }
  if (rows.length > 0) yield { rows, progress: 1 };
}

/** The names in the first row that are none of our columns. @throws UnreadableFile */
export async function unknownHeadings({ source, format }: MemberFile): Promise<string[]> {
  for await (const { cells } of readTable(source, format)) return unknownNames(cells);
  return [];
}
