import "server-only";
import type { RawRow } from "./judge-batch.ts";
import type { MemberCells } from "./member-row.ts";
import { readCsv } from "./read-csv.ts";
import { readHeading } from "./read-heading.ts";

/** Rows that share the statements of one round trip. */
const BATCH_ROWS = 100;

/** The rows below the heading, in batches. @throws UnreadableFile */
export async function* readBatches(path: string): AsyncGenerator<{ rows: RawRow[]; progress: number }> {
  let takeApart: ((row: string[]) => MemberCells) | undefined;
  let width = 0;
  let rows: RawRow[] = [];
  for await (const { line, cells, progress } of readCsv(path)) {
    if (!takeApart) {
      takeApart = readHeading(cells);
      width = cells.length;
      continue;
    }
    const hasExtraCells = cells.slice(width).some((cell) => cell !== "");
    rows.push({ line, cells: takeApart(cells), hasExtraCells });
    if (rows.length === BATCH_ROWS) {
      yield { rows, progress };
      rows = [];
    }
  }
  if (rows.length > 0) yield { rows, progress: 1 };
}
