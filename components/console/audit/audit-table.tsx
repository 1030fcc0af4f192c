import type { AuditLine } from "#lib/console/audit/audit-log.ts";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { audit: text } = consoleText;

const COLUMNS: Column<AuditLine>[] = [
  { key: "at", heading: text.columns.at, isNumeric: true, cell: ({ at }) => formats.dateTime(at) },
  {
    key: "actor",
    heading: text.columns.actor,
    cell: ({ actor, actorName }) => (actorName ? `${text.actors[actor]}（${actorName}）` : text.actors[actor]),
  },
  { key: "action", heading: text.columns.action, cell: ({ action }) => consoleActions[action] ?? action },
  {
    key: "member",
    heading: text.columns.member,
    isNumeric: true,
    cell: ({ memberId, memberNumber }) =>
      memberId && memberNumber ? (
        <a href={`/members/${memberId}`} className="text-link underline underline-offset-4">
          {memberNumber}
        </a>
      ) : (
        "–"
      ),
  },
  {
    key: "result",
    heading: text.columns.result,
    cell: ({ result, times }) => (times > 1 ? `${text.results[result]} ${text.times(times)}` : text.results[result]),
  },
];

/** One page of the insurer's audit trail. */
export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={lines} keyOf={({ sequence }) => String(sequence)} />;
}
