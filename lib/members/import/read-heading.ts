import "server-only";
import { forgive } from "#lib/typed-text/forgive.ts";
import { type ImportProblem, UnreadableFile } from "./import-problem.ts";
import { MEMBER_COLUMNS, type MemberCells, type MemberColumn, OPTIONAL_COLUMNS } from "./member-row.ts";

function headingProblems(names: string[]): ImportProblem[] {
  const places = (column: MemberColumn) => names.filter((name) => name === column).length;
  // No known name: the wrong charset, or not a list of members.
  if (!MEMBER_COLUMNS.some(places)) return [{ line: 1, column: null, code: "wrong-charset" }];
  return MEMBER_COLUMNS.flatMap((column): ImportProblem[] => {
    if (places(column) > 1) return [{ line: 1, column, code: "column-repeated" }];
    const isMissing = places(column) === 0 && !OPTIONAL_COLUMNS.includes(column);
    return isMissing ? [{ line: 1, column, code: "column-missing" }] : [];
  });
}

/**
 * Finds the columns by the names in the first row, in any order and width; ignores unknown ones.
 * @returns a function that takes a row apart
 * @throws UnreadableFile that names each missing or repeated column
 */
export function readHeading(cells: string[]): (row: string[]) => MemberCells {
  const names = cells.map((cell) => forgive(cell).replaceAll(" ", ""));
  const problems = headingProblems(names);
  if (problems.length > 0) throw new UnreadableFile(...problems);
  const places = MEMBER_COLUMNS.map((column) => [column, names.indexOf(column)] as const);
  return (row) => Object.fromEntries(places.map(([column, place]) => [column, row[place] ?? ""])) as MemberCells;
}
