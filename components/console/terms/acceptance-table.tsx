import { type Column, DataTable } from "#components/console/frame/data-table.tsx";
import type { Acceptance } from "#lib/console/terms/acceptances.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";

const { acceptances: text } = consoleText.terms;

const spaced = (name: string) => name.replaceAll("\u3000", " ");

const COLUMNS: Column<Acceptance>[] = [
  {
    key: "number",
    heading: text.columns.number,
    isNumeric: true,
    cell: ({ memberId, symbol, number, branch }) => (
      <a
        href={`/members/${memberId}`}
        className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {`${symbol}-${number}-${branch}`}
      </a>
    ),
  },
  {
    key: "name",
    heading: text.columns.name,
    cell: ({ name, kana }) => (name ? `${spaced(name)}（${spaced(kana)}）` : spaced(kana)),
  },
  {
    key: "acceptedAt",
    heading: text.columns.acceptedAt,
    isNumeric: true,
    cell: ({ acceptedAt }) => formats.dateTime(acceptedAt),
  },
];

/** Who has accepted one version of 利用規約, the newest first. */
export function AcceptanceTable({ lines }: { lines: readonly Acceptance[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={lines} keyOf={({ memberId }) => memberId} />;
}
