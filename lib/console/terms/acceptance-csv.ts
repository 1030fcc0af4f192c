import "server-only";
import { csvText } from "#lib/kernel/csv-text.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { Acceptance, AcceptanceCursor, AcceptancePage } from "./acceptances.ts";

const PAGE_LINES = 1000;

function rowOf({ symbol, number, branch, name, kana, acceptedAt }: Acceptance): string[] {
  return [symbol, number, branch, name ?? "", kana, formats.dateTime(acceptedAt)];
}

/** The whole list as CSV, one page of it in memory at a time. @param readPage after this place, so many lines */
export async function* acceptanceCsv(
  readPage: (after: AcceptanceCursor | null, limit: number) => Promise<AcceptancePage>,
): AsyncGenerator<string> {
  const { symbol, number, branch, name, kana, acceptedAt } = consoleText.terms.csv;
  yield csvText([[symbol, number, branch, name, kana, acceptedAt]], { isFirst: true });
  let after: AcceptanceCursor | null = null;
  do {
    const { lines, next }: AcceptancePage = await readPage(after, PAGE_LINES);
    if (lines.length > 0) yield csvText(lines.map(rowOf), { isFirst: false });
    after = next;
  } while (after);
}
