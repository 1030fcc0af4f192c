import "server-only";
import { memberImport } from "#lib/messages/ja/import.ts";
import type { ImportProblem } from "./import-problem.ts";
import type { MemberCells } from "./member-row.ts";

/** One line for the clerk: 「12行目 生年月日: カレンダーにない日付です。」 */
export function describeProblem({ line, column, code, firstLine }: ImportProblem): string {
  const place = [line === null ? memberImport.file : memberImport.line(line), column].filter(Boolean).join(" ");
  return `${place}: ${memberImport.problems[code](firstLine)}`;
}

/** A longer text was no cell of a list. */
const MAX_VALUE = 60;

/** The same for a table that has the line already: the column, the reason, and the value that was found. */
export function describeCell({ column, code, firstLine }: ImportProblem, cells: MemberCells) {
  const value = column ? cells[column].slice(0, MAX_VALUE) : "";
  return { column, text: memberImport.problems[code](firstLine), value };
}
