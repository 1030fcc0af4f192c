import type { ImportHistory, ImportView } from "#lib/console/imports/read-imports.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { jobsText } from "#lib/messages/ja/console/jobs.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

/** Where an import goes on: what is done leads to its result. */
export function importHref({ id, state, job }: ImportView): string {
  const path = `/imports/${id}`;
  if (job?.kind === "members-import" && state === "checked") return `${path}/run`;
  if (job?.kind === "members-import-check" && state !== "abandoned") return state === "done" ? path : `${path}/preview`;
  return state === "uploaded" ? `${path}/columns` : path;
}

function outcome({ counts, state }: ImportView): string {
  return counts && (state === "done" || state === "undone") ? jobsText.results["members-import"](counts) : "–";
}

const COLUMNS: Column<ImportView>[] = [
  {
    key: "createdAt",
    heading: text.columns.createdAt,
    isNumeric: true,
    cell: (each) => (
      <a href={importHref(each)} className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
        {formats.dateTime(each.createdAt)}
      </a>
    ),
  },
  { key: "fileName", heading: text.columns.fileName, cell: ({ fileName }) => fileName },
  { key: "clerk", heading: text.columns.clerk, cell: ({ clerkName }) => clerkName },
  {
    key: "state",
    heading: text.columns.state,
    cell: ({ state, job }) => (job?.state === "running" ? jobsText.states.running : text.states[state]),
  },
  { key: "result", heading: text.columns.result, cell: outcome },
];

/** 「取り込み」: the first column leads to where the import stands. */
export function ImportTable({ imports }: { imports: ImportHistory["imports"] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={imports} keyOf={({ id }) => id} />;
}
