import "server-only";
import { memberImport } from "#lib/messages/ja/import.ts";
import type { ImportProblem } from "./import-problem.ts";

/** One line for the clerk: 「12行目 生年月日: カレンダーにない日付です。」 */
export function describeProblem({ line, column, code, firstLine }: ImportProblem): string {
  const place = [line === null ? memberImport.file : memberImport.line(line), column].filter(Boolean).join(" ");
  return `${place}: ${memberImport.problems[code](firstLine)}`;
}
