import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type SortDirection = "ascending" | "descending";

export type Column<Row> = {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and dates stand below each other. */
  isNumeric?: boolean;
  /** A word of a list, which stays in one line. */
  isShort?: boolean;
  /** The list in the order of this column; the one it is in has no link. Phones have them in a row above the cards. */
  sort?: { href: string; label: string } | SortDirection;
};

type DataTableProps<Row> = {
  /** What the table lists, for who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Before the columns to sort by, on phones. */
  sortLabel?: string;
  keyOf: (row: Row) => string;
  /** A checkbox before each row, of the form around the table: `name` has the keys of the ticked ones. */
  selection?: {
    name: string;
    labelOf: (row: Row) => string;
    /** Which rows have one; all, if it is not given. */
    isPossible?: (row: Row) => boolean;
  };
};

/** A link, or the order that is, without the look of a heading. */
const SORT_ON_PHONE = "max-sm:static max-sm:border-0 max-sm:bg-transparent max-sm:px-0";
const HEAD = "sticky top-0 border-b-2 border-solid-gray-300 bg-solid-gray-50";

/** A list of the console: a table where there is room, on phones a card for each row. The page scrolls, never the table. */
export function DataTable<Row>({ caption, columns, rows, sortLabel, keyOf, selection }: DataTableProps<Row>) {
  const isSorted = columns.some(({ sort }) => sort);
  return (
    <table className="w-full border-collapse bg-white text-[1rem] max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className={isSorted ? "max-sm:block" : "max-sm:sr-only"}>
        <tr
          className={
            isSorted ? "max-sm:mb-3 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-5" : undefined
          }
        >
          {isSorted ? <td className="text-quiet sm:hidden">{sortLabel}</td> : null}
          {selection ? <td className={`${HEAD} w-12 max-sm:hidden`} /> : null}
          {columns.map(({ key, heading, sort }) => (
            <th
              key={key}
              scope="col"
              aria-sort={typeof sort === "string" ? sort : undefined}
              className={`${HEAD} px-3 py-3 text-left font-700 ${sort ? SORT_ON_PHONE : "max-sm:sr-only"}`}
            >
              {typeof sort === "object" ? (
                <a href={sort.href} aria-label={sort.label} className="text-link underline underline-offset-4">
                  {heading}
                </a>
              ) : (
                <>
                  {heading}
                  {sort ? <span aria-hidden="true">{sort === "ascending" ? "▲" : "▼"}</span> : null}
                </>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block max-sm:space-y-3">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="border-b border-solid-gray-100 hover:bg-tint max-sm:block max-sm:rounded-12 max-sm:border max-sm:p-4"
          >
            {selection ? (
              <td className="py-1 pl-3">
                {selection.isPossible?.(row) === false ? null : (
                  <label className="flex min-h-11 min-w-11 items-center">
                    <input type="checkbox" name={selection.name} value={keyOf(row)} className="size-6 accent-key" />
                    <span className="sr-only">{selection.labelOf(row)}</span>
                  </label>
                )}
              </td>
            ) : null}
            {columns.map((column) => (
              <td
                key={column.key}
                className={classNames(
                  "px-3 py-2 align-middle max-sm:flex max-sm:gap-3 max-sm:px-0 max-sm:py-1",
                  column.isNumeric && "tabular-nums",
                  column.isShort && "whitespace-nowrap",
                )}
              >
                <span aria-hidden="true" className="w-32 shrink-0 text-quiet sm:hidden">
                  {column.heading}
                </span>
                <span className="min-w-0 wrap-anywhere">{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
