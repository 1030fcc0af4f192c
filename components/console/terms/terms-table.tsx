import { type Column, DataTable } from "#components/console/frame/data-table.tsx";
import type { TermsLine } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";

const { terms: text } = consoleText;

type Row = TermsLine & { isInForce: boolean };

const linkClass = "text-link inline-flex min-h-11 items-center underline underline-offset-4";

const COLUMNS: Column<Row>[] = [
  {
    key: "version",
    heading: text.columns.version,
    cell: ({ version }) => (
      <a href={`/terms/${version}`} className={linkClass}>
        {text.versionName(version)}
      </a>
    ),
  },
  {
    key: "status",
    heading: text.columns.status,
    cell: ({ isInForce }) => text.statuses[isInForce ? "inForce" : "over"],
  },
  {
    key: "publishedAt",
    heading: text.columns.publishedAt,
    isNumeric: true,
    cell: ({ publishedAt }) => formats.dateTime(publishedAt),
  },
  { key: "clerk", heading: text.columns.clerk, cell: ({ clerk }) => clerk ?? text.operator },
  {
    key: "accepted",
    heading: text.columns.accepted,
    isNumeric: true,
    cell: ({ version, accepted }) => (
      <a href={`/terms/${version}/acceptances`} className={linkClass}>
        {text.people(accepted.toLocaleString("ja-JP"))}
      </a>
    ),
  },
];

/** Every version of 利用規約, the newest first. */
export function TermsTable({ versions }: { versions: readonly TermsLine[] }) {
  const rows = versions.map((line, place) => ({ ...line, isInForce: place === 0 }));
  return <DataTable caption={text.caption} columns={COLUMNS} rows={rows} keyOf={({ version }) => String(version)} />;
}
