import type { ClerkLine } from "#lib/console/clerks/clerks.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { clerks: text, roles } = consoleText;

const COLUMNS: Column<ClerkLine>[] = [
  {
    key: "name",
    heading: text.columns.name,
    cell: ({ id, name }) => (
      <a href={`/clerks/${id}`} className="text-link inline-flex min-h-11 items-center underline underline-offset-4">
        {name}
      </a>
    ),
  },
  { key: "email", heading: text.columns.email, cell: ({ email }) => email },
  { key: "role", heading: text.columns.role, isShort: true, cell: ({ role }) => roles[role] },
  { key: "state", heading: text.columns.state, cell: ({ state }) => text.states[state] },
  {
    key: "lastLogin",
    heading: text.columns.lastLogin,
    isNumeric: true,
    cell: ({ lastLoginAt }) => (lastLoginAt ? formats.dateTime(lastLoginAt) : "–"),
  },
];

/** 「担当者」 of one insurer; what may be done about one of them is on their page. */
export function ClerkTable({ clerks }: { clerks: readonly ClerkLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={clerks} keyOf={({ id }) => id} />;
}
