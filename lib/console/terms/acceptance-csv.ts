import "server-only";
import { stringify } from "csv-stringify/sync";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { Acceptance, AcceptanceCursor, AcceptancePage } from "./acceptances.ts";

const PAGE_LINES = 1000;

/** As Excel reads it: every field quoted, no field a formula (ASVS 1.2.10), zeros kept. */
function toCsv(rows: readonly (readonly string[])[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: isFirst, quoted: true, record_delimiter: "\r\n", escape_formulas: true },
  );
}

function rowOf({ symbol, number, branch, name, kana, acceptedAt }: Acceptance): string[] {
  return [symbol, number, branch, name ?? "", kana, formats.dateTime(acceptedAt)];
}

/** The whole list as CSV, one page of it in memory at a time. @param readPage after this place, so many lines */
export function acceptanceCsv(
  readPage: (after: AcceptanceCursor | null, limit: number) => Promise<AcceptancePage>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { symbol, number, branch, name, kana, acceptedAt } = consoleText.terms.csv;
  let after: AcceptanceCursor | null = null;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(toCsv([[symbol, number, branch, name, kana, acceptedAt]], true)));
    },
    async pull(controller) {
      const { lines, next } = await readPage(after, PAGE_LINES);
      if (lines.length > 0) controller.enqueue(encoder.encode(toCsv(lines.map(rowOf), false)));
      after = next;
      if (!next) controller.close();
    },
  });
}
