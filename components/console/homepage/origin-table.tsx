import { SubmitButton } from "#components/ui/submit-button.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { origins: text } = consoleText.homepage;

type Line = { origin: string; createdAt: Date; lastUsedAt: Date | null };

const COLUMNS: Column<Line>[] = [
  { key: "origin", heading: text.columns.origin, cell: ({ origin }) => <span className="font-mono">{origin}</span> },
  { key: "createdAt", heading: text.columns.createdAt, isNumeric: true, cell: (line) => formats.date(line.createdAt) },
  {
    key: "lastUsed",
    heading: text.columns.lastUsed,
    isNumeric: true,
    cell: ({ lastUsedAt }) => (lastUsedAt ? formats.dateTime(lastUsedAt) : text.never),
  },
];

type OriginTableProps = {
  origins: readonly Line[];
  /** For a role that may. */
  remove?: ((form: FormData) => Promise<void>) | undefined;
};

/** Homepages that may embed the portal, each with the last login that was reported to it. */
export function OriginTable({ origins, remove }: OriginTableProps) {
  const act: Column<Line> = {
    key: "act",
    heading: text.columns.act,
    cell: ({ origin }) =>
      remove ? (
        <form action={remove}>
          <input type="hidden" name="origin" value={origin} />
          <SubmitButton variant="quiet" size="small" aria-label={text.removeOf(origin)}>
            {text.remove}
          </SubmitButton>
        </form>
      ) : null,
  };
  const columns = remove ? [...COLUMNS, act] : COLUMNS;
  return <DataTable caption={text.caption} columns={columns} rows={origins} keyOf={({ origin }) => origin} />;
}
