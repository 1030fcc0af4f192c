import type { LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { targetName } from "#lib/console/letters/letter-target.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { list: text, states, people } = lettersText;

const COLUMNS: Column<LetterOrderLine>[] = [
  {
    key: "requestedAt",
    heading: text.columns.requestedAt,
    isNumeric: true,
    cell: ({ id, requestedAt }) => (
      <a href={`/letters/${id}`} className="text-link inline-flex min-h-11 items-center underline underline-offset-4">
        {formats.dateTime(requestedAt)}
      </a>
    ),
  },
  { key: "target", heading: text.columns.target, cell: ({ target }) => targetName(target) },
  {
    key: "count",
    heading: text.columns.count,
    isNumeric: true,
    cell: ({ members, envelopes, delivery }) =>
      delivery === "mail" ? text.byMail(members) : text.count(members, envelopes),
  },
  { key: "clerk", heading: text.columns.clerk, cell: ({ clerkName }) => clerkName },
  {
    key: "expires",
    heading: text.columns.expires,
    isNumeric: true,
    cell: ({ expiresAt }) => (expiresAt ? formats.date(expiresAt) : "–"),
  },
  { key: "unused", heading: text.columns.unused, isNumeric: true, cell: ({ unused }) => people(unused) },
  { key: "state", heading: text.columns.state, isShort: true, cell: ({ delivery, state }) => states[delivery][state] },
];

/** 「つくった通知書」: the first column leads to the order. */
export function OrderTable({ orders }: { orders: readonly LetterOrderLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={orders} keyOf={({ id }) => id} />;
}
