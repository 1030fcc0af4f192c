import "server-only";
import { stringify } from "csv-stringify/sync";

/**
 * Rows as a spreadsheet opens them: RFC 4180, every field quoted so that zeros stay, and a cell that it would take for a
 * formula begins with `'` (ASVS 1.2.10, CWE-1236).
 * @param isFirst begins the file, with the mark by which Excel knows UTF-8
 */
export function csvText(rows: readonly (readonly string[])[], { isFirst }: { isFirst: boolean }): string {
  const cells = rows.map((row) => [...row]);
  return stringify(cells, { bom: isFirst, quoted: true, record_delimiter: "windows", escape_formulas: true });
}
