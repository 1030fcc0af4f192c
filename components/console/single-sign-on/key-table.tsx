import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { KeyState } from "#lib/oidc/keys.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { keys: text } = consoleText.singleSignOn;

const COLUMNS: Column<KeyState>[] = [
  { key: "kid", heading: text.columns.kid, cell: ({ kid }) => <span className="font-mono">{kid}</span> },
  { key: "use", heading: text.columns.use, cell: ({ use }) => text.uses[use] },
  {
    key: "signsFrom",
    heading: text.columns.signsFrom,
    isNumeric: true,
    cell: ({ signsFrom }) => formats.dateTime(signsFrom),
  },
  {
    key: "endsAt",
    heading: text.columns.endsAt,
    isNumeric: true,
    cell: ({ endsAt }) => (endsAt ? formats.dateTime(endsAt) : text.newest),
  },
];

/** Which key signs, which one will, and which one is only published. */
export function KeyTable({ keys }: { keys: readonly KeyState[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={keys} keyOf={({ kid }) => kid} />;
}
