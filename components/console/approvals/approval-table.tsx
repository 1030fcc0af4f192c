import type { ApprovalLine } from "#lib/console/approvals/list-approvals.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { approvals: text } = consoleText;

const HOUR = 3_600_000;

function columnsAt(now: Date): Column<ApprovalLine>[] {
  const until = ({ status, expiresAt }: ApprovalLine) => {
    if (status !== "asked") return "–";
    const hours = Math.ceil((expiresAt.getTime() - now.getTime()) / HOUR);
    return `${formats.dateTime(expiresAt)}（${text.hoursLeft(hours)}）`;
  };
  return [
    {
      key: "askedAt",
      heading: text.columns.askedAt,
      isNumeric: true,
      cell: ({ id, askedAt }) => (
        <a
          href={`/approvals/${id}`}
          className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {formats.dateTime(askedAt)}
        </a>
      ),
    },
    { key: "act", heading: text.columns.act, cell: ({ act }) => text.acts[act].title },
    { key: "people", heading: text.columns.people, isNumeric: true, cell: ({ people }) => text.people(people) },
    { key: "askedBy", heading: text.columns.askedBy, cell: ({ askedBy }) => askedBy },
    { key: "reason", heading: text.columns.reason, cell: ({ reason }) => reason },
    { key: "status", heading: text.columns.status, isShort: true, cell: ({ status }) => text.statuses[status] },
    { key: "until", heading: text.columns.until, isNumeric: true, cell: until },
  ];
}

type ApprovalTableProps = { lines: readonly ApprovalLine[]; caption: string; now: Date };

/** Requests for approval; the first column leads to what is asked. */
export function ApprovalTable({ lines, caption, now }: ApprovalTableProps) {
  return <DataTable caption={caption} columns={columnsAt(now)} rows={lines} keyOf={({ id }) => id} />;
}
