import type { LetterOrderLine, SheetLine } from "#lib/console/letters/letter-orders.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { order: text } = lettersText;

const columnsOf = (delivery: LetterOrderLine["delivery"]): Column<SheetLine>[] => [
  { key: "serial", heading: text.sheetColumns.serial, isNumeric: true, cell: ({ serial }) => serial },
  {
    key: "number",
    heading: text.sheetColumns.number,
    isNumeric: true,
    cell: ({ memberId, memberNumber }) => (
      <a
        href={`/members/${memberId}`}
        className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {memberNumber}
      </a>
    ),
  },
  { key: "name", heading: text.sheetColumns.name, cell: ({ name }) => name.replaceAll("\u3000", " ") },
  {
    key: "outcome",
    heading: text.sheetColumns.outcome,
    cell: ({ outcome }) => (outcome ? text.outcomes[outcome] : text.waiting[delivery]),
  },
  {
    key: "issuedAt",
    heading: text.sheetColumns.issuedAt,
    isNumeric: true,
    cell: ({ issuedAt }) => (issuedAt ? formats.dateTime(issuedAt) : "–"),
  },
];

/** 「通番の一覧」: which sheet is whose. */
export function SheetTable({
  sheets,
  delivery,
}: {
  sheets: readonly SheetLine[];
  delivery: LetterOrderLine["delivery"];
}) {
  const columns = columnsOf(delivery);
  return <DataTable caption={text.sheets} columns={columns} rows={sheets} keyOf={({ serial }) => String(serial)} />;
}
