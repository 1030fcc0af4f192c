import type { PolicyChangeLine } from "#lib/console/policy/policy-verbs.ts";
import { sayValue, sayWho, type Verdict, wordsOf } from "#lib/console/policy/policy-words.ts";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

type PolicyLine = {
  field: PolicyField;
  href: string;
  value: unknown;
  verdict: Verdict | null;
  last: PolicyChangeLine | null;
};

const { columns } = text;

const COLUMNS: Column<PolicyLine>[] = [
  {
    key: "field",
    heading: columns.field,
    cell: ({ field, href }) => (
      <a href={href} className="text-link inline-flex min-h-11 items-center underline underline-offset-4">
        {wordsOf(field).label}
      </a>
    ),
  },
  { key: "value", heading: columns.value, cell: ({ field, value }) => sayValue(field, value) },
  {
    key: "verdict",
    heading: columns.verdict,
    cell: ({ verdict }) => (verdict ? <VerdictBadge verdict={verdict} /> : "–"),
  },
  {
    key: "changed",
    heading: columns.changed,
    isNumeric: true,
    cell: ({ last }) => (last ? `${formats.dateTime(last.at)} ${sayWho(last.clerkName)}` : "–"),
  },
];

/** One group of the policy's fields. */
export function PolicyTable({ caption, lines }: { caption: string; lines: readonly PolicyLine[] }) {
  return <DataTable caption={caption} columns={COLUMNS} rows={lines} keyOf={({ field }) => field} />;
}
