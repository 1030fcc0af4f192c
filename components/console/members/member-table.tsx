import type { MemberLine } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

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
  { key: "kind", heading: text.columns.kind, cell: ({ kind }) => text.kinds[kind] },
  { key: "state", heading: text.columns.state, cell: ({ state }) => text.states[state] },
  {
    key: "firstLogin",
    heading: text.columns.firstLogin,
    cell: ({ hasFinishedFirstLogin }) => (hasFinishedFirstLogin ? text.done : text.notDone),
  },
  { key: "method", heading: text.columns.method, cell: ({ method }) => (method ? methods[method] : "–") },
  {
    key: "lastLogin",
    heading: text.columns.lastLogin,
    isNumeric: true,
    cell: ({ lastLoginAt }) => (lastLoginAt ? formats.dateTime(lastLoginAt) : "–"),
  },
];

/** 「加入者」: the first column leads to the detail. */
export function MemberTable({ lines }: { lines: readonly MemberLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={lines} keyOf={({ id }) => id} />;
}
