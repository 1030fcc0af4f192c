import type { PolicyChangeLine } from "#lib/console/policy/policy-verbs.ts";
import { sayValue, sayWho, wordsOf } from "#lib/console/policy/policy-words.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { DataTable } from "../frame/data-table.tsx";

const { historyColumns: columns } = text;

type HistoryTableProps = {
  lines: readonly PolicyChangeLine[];
  /** Where a value is set again; null for one that is in force, and for who may not. */
  restoreHref: (line: PolicyChangeLine, value: unknown) => string | null;
};

/** 「変更の履歴」: who changed what, when, from what to what, and why. */
export function HistoryTable({ lines, restoreHref }: HistoryTableProps) {
  const value = (line: PolicyChangeLine, side: "before" | "after") => {
    const [said, href] = [sayValue(line.field, line[side]), restoreHref(line, line[side])];
    return (
      <>
        <span className="block">{said}</span>
        {href ? (
          <a
            href={href}
            aria-label={`${text.restore}：${wordsOf(line.field).label} ${said}`}
            className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {text.restore}
          </a>
        ) : null}
      </>
    );
  };
  return (
    <DataTable
      caption={text.historyCaption}
      rows={lines}
      keyOf={({ version }) => String(version)}
      columns={[
        { key: "at", heading: columns.at, isNumeric: true, cell: ({ at }) => formats.dateTime(at) },
        { key: "who", heading: columns.who, cell: ({ clerkName }) => sayWho(clerkName) },
        { key: "field", heading: columns.field, cell: ({ field }) => wordsOf(field).label },
        { key: "from", heading: columns.from, cell: (line) => value(line, "before") },
        { key: "to", heading: columns.to, cell: (line) => value(line, "after") },
        { key: "reason", heading: columns.reason, cell: ({ reason }) => reason },
      ]}
    />
  );
}
