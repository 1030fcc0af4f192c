import { MEMBER_SORTS, type MemberSort } from "#lib/console/members/member-order.ts";
import type { MemberLine } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable, type SortDirection } from "../frame/data-table.tsx";

const { members: text, methods } = consoleText;

const spaced = (name: string) => name.replaceAll("\u3000", " ");

const COLUMNS: Column<MemberLine>[] = [
  {
    key: "number",
    heading: text.columns.number,
    isNumeric: true,
    cell: ({ id, symbol, number, branch }) => (
      <a href={`/members/${id}`} className="text-link inline-flex min-h-11 items-center underline underline-offset-4">
        {`${symbol}-${number}-${branch}`}
      </a>
    ),
  },
  {
    key: "name",
    heading: text.columns.name,
    cell: ({ name, kana }) => (name ? `${spaced(name)}（${spaced(kana)}）` : spaced(kana)),
  },
  { key: "kind", heading: text.columns.kind, isShort: true, cell: ({ kind }) => text.kinds[kind] },
  { key: "state", heading: text.columns.state, isShort: true, cell: ({ state }) => text.states[state] },
  {
    key: "firstLogin",
    heading: text.columns.firstLogin,
    cell: ({ firstLoginStop, hasFinishedFirstLogin }) =>
      firstLoginStop ? text.stops[firstLoginStop] : hasFinishedFirstLogin ? text.done : text.notDone,
  },
  { key: "method", heading: text.columns.method, cell: ({ method }) => (method ? methods[method] : "–") },
  {
    key: "lastLogin",
    heading: text.columns.lastLogin,
    isNumeric: true,
    cell: ({ lastLoginAt }) => (lastLoginAt ? formats.dateTime(lastLoginAt) : "–"),
  },
];

const SORTS = {
  number: { column: "number", direction: "ascending" },
  kana: { column: "name", direction: "ascending" },
  "last-login": { column: "lastLogin", direction: "descending" },
} as const satisfies Record<MemberSort, { column: string; direction: SortDirection }>;

type MemberTableProps = {
  lines: readonly MemberLine[];
  /** Lines can be ticked, for the form around the table. */
  isSelectable: boolean;
  /** Where the clerk chooses the order: the present one, and the link of another. */
  sort: { present: MemberSort; hrefOf: (sort: MemberSort) => string } | null;
};

/** 「加入者」: the first column leads to the detail. */
export function MemberTable({ lines, isSelectable, sort }: MemberTableProps) {
  const columns = COLUMNS.map((column) => {
    const order = MEMBER_SORTS.find((each) => SORTS[each].column === column.key);
    if (!sort || !order) return column;
    const link = { href: sort.hrefOf(order), label: text.sort(column.heading) };
    return { ...column, sort: order === sort.present ? SORTS[order].direction : link };
  });
  const selection = {
    name: "id",
    labelOf: ({ symbol, number, branch }: MemberLine) => text.select(`${symbol}-${number}-${branch}`),
  };
  return (
    <DataTable
      caption={text.caption}
      columns={columns}
      rows={lines}
      sortLabel={text.sortBy}
      keyOf={({ id }) => id}
      selection={isSelectable ? selection : undefined}
    />
  );
}
