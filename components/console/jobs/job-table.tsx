import type { JobLine } from "#lib/console/jobs/jobs.ts";
import { jobsText as text } from "#lib/messages/ja/console/jobs.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

function outcome({ kind, state, done, total, result, failure }: JobLine): string {
  if (state === "running") return text.rows(done, total);
  if (state === "done") return text.results[kind](result ?? {});
  return state === "failed" ? (text.failures[failure ?? "unexpected"] ?? text.failures.unexpected ?? "") : "–";
}

const COLUMNS: Column<JobLine>[] = [
  {
    key: "kind",
    heading: text.columns.kind,
    cell: ({ id, kind }) => (
      <a href={`/jobs/${id}`} className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
        {text.kinds[kind]}
      </a>
    ),
  },
  { key: "state", heading: text.columns.state, isShort: true, cell: ({ state }) => text.states[state] },
  {
    key: "createdAt",
    heading: text.columns.createdAt,
    isNumeric: true,
    cell: ({ createdAt }) => formats.dateTime(createdAt),
  },
  { key: "clerk", heading: text.columns.clerk, cell: ({ clerkName }) => clerkName },
  { key: "result", heading: text.columns.result, cell: outcome },
];

/** 「処理の状況」: the first column leads to the detail. */
export function JobTable({ jobs }: { jobs: readonly JobLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={jobs} keyOf={({ id }) => id} />;
}
