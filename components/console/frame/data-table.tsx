import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type Column<Row> = {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and dates stand below each other. */
  isNumeric?: boolean;
  /** The list in the order of this column; the one it is in has no link. */
  sort?: { href: string; label: string } | "here";
};

type DataTableProps<Row> = {
  /** What the table lists, for who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A checkbox before each row, of the form around the table: `name` has the keys of the ticked ones. */
  selection?: { name: string; labelOf: (row: Row) => string };
};

const HEAD = "sticky top-0 border-b-2 border-solid-gray-300 bg-solid-gray-50";

/** A list of the console: a table where there is room, on phones a card for each row. The page scrolls, never the table. */
export function DataTable<Row>({ caption, columns, rows, keyOf, selection }: DataTableProps<Row>) {
  return (
    <table className="w-full border-collapse bg-white text-[1rem] max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {selection ? <td className={`${HEAD} w-12`} /> : null}
          {columns.map(({ key, heading, sort }) => (
            <th
              key={key}
              scope="col"
              aria-sort={sort === "here" ? "ascending" : undefined}
              className={`${HEAD} px-3 py-3 text-left font-700`}
            >
              {sort && sort !== "here" ? (
                <a href={sort.href} aria-label={sort.label} className="text-link underline underline-offset-4">
                  {heading}
                </a>
              ) : (
                <>
                  {heading}
                  {sort === "here" ? <span aria-hidden="true">▲</span> : null}
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
                <label className="flex min-h-11 min-w-11 items-center">
                  <input type="checkbox" name={selection.name} value={keyOf(row)} className="size-6 accent-key" />
                  <span className="sr-only">{selection.labelOf(row)}</span>
                </label>
              </td>
            ) : null}
            {columns.map((column) => (
              <td
                key={column.key}
                className={classNames(
                  "px-3 py-2 align-middle max-sm:flex max-sm:gap-3 max-sm:px-0 max-sm:py-1",
                  column.isNumeric && "tabular-nums",
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
