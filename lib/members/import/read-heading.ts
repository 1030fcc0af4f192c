import "server-only";
import { forgive } from "#lib/typed-text/forgive.ts";
import { type ImportProblem, UnreadableFile } from "./import-problem.ts";
import { MEMBER_COLUMNS, type MemberCells, type MemberColumn, OPTIONAL_COLUMNS } from "./member-row.ts";

/** Where each of our columns is in the file, from 0; null for one that it has not. */
export type ColumnPlaces = Record<MemberColumn, number | null>;

/** What a heading is compared by: without blanks and widths. */
export const foldHeading = (heading: string): string => forgive(heading).replaceAll(" ", "");

function placesOf(placeOf: (column: MemberColumn) => number | null): ColumnPlaces {
  return Object.fromEntries(MEMBER_COLUMNS.map((column) => [column, placeOf(column)])) as ColumnPlaces;
}

/** The columns by the names in the first row, or by the headings that this insurer's last file had for them. */
export function suggestPlaces(cells: readonly string[], former: Partial<Record<MemberColumn, string>>): ColumnPlaces {
  const names = cells.map(foldHeading);
  return placesOf((column) => {
    const known = former[column];
    const place = [column, ...(known ? [foldHeading(known)] : [])].map((name) => names.indexOf(name));
    return place.find((each) => each !== -1) ?? null;
  });
}

/** Our columns that must be in a file and are not, and those for which one column was chosen twice. */
export function placeProblems(places: ColumnPlaces): ImportProblem[] {
  const taken = MEMBER_COLUMNS.flatMap((column) => places[column] ?? []);
  return MEMBER_COLUMNS.flatMap((column): ImportProblem[] => {
    const place = places[column];
    if (place === null) {
      return OPTIONAL_COLUMNS.includes(column) ? [] : [{ line: 1, column, code: "column-missing" }];
    }
    const isRepeated = taken.filter((each) => each === place).length > 1;
    return isRepeated ? [{ line: 1, column, code: "column-repeated" }] : [];
  });
}

/**
 * Finds the columns by the names in the first row, in any order and width; ignores unknown ones.
 * @throws UnreadableFile that names each missing or repeated column
 */
export function readHeading(cells: readonly string[]): ColumnPlaces {
  const names = cells.map(foldHeading);
  const timesNamed = (column: MemberColumn) => names.filter((name) => name === column).length;
  // No known name: the wrong charset, or not a list of members.
  if (!MEMBER_COLUMNS.some(timesNamed)) throw new UnreadableFile({ line: 1, column: null, code: "wrong-charset" });
  const problems = MEMBER_COLUMNS.flatMap((column): ImportProblem[] => {
    if (timesNamed(column) > 1) return [{ line: 1, column, code: "column-repeated" }];
    const isMissing = timesNamed(column) === 0 && !OPTIONAL_COLUMNS.includes(column);
    return isMissing ? [{ line: 1, column, code: "column-missing" }] : [];
  });
  if (problems.length > 0) throw new UnreadableFile(...problems);
  return suggestPlaces(cells, {});
}

/** The headings that are no column of ours, as the file has them. */
export function unknownNames(cells: readonly string[]): string[] {
  const ours: readonly string[] = MEMBER_COLUMNS;
  return cells.filter((cell) => cell.trim() !== "" && !ours.includes(foldHeading(cell)));
}

/** One row of the file by our columns. */
export function takeApart(row: readonly string[], places: ColumnPlaces): MemberCells {
  const cells = MEMBER_COLUMNS.map((column) => {
    const place = places[column];
    return [column, place === null ? "" : (row[place] ?? "")] as const;
  });
  return Object.fromEntries(cells) as MemberCells;
}
