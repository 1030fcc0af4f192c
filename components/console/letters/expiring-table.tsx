import type { ExpiringLine } from "#lib/console/letters/letter-needs.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { expiring: text } = lettersText;

const COLUMNS: Column<ExpiringLine>[] = [
  {
    key: "number",
    heading: text.columns.number,
    isNumeric: true,
    cell: ({ memberId, memberNumber }) => (
      <a
        href={`/members/${memberId}`}
        className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {memberNumber}
      </a>
    ),
  },
  { key: "name", heading: text.columns.name, cell: ({ name }) => name.replaceAll("\u3000", " ") },
  { key: "kind", heading: text.columns.kind, isShort: true, cell: ({ kind }) => text.kinds[kind] },
  { key: "expires", heading: text.columns.expires, isNumeric: true, cell: ({ expiresAt }) => formats.date(expiresAt) },
];

/** Whose temporary password runs out, the earliest first. */
export function ExpiringTable({ lines }: { lines: readonly ExpiringLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={lines} keyOf={({ memberId }) => memberId} />;
}
