import type { DeliveryLine, DeliveryList } from "#lib/eligibility/delivery-list.ts";
import { documentsText as text } from "#lib/messages/ja/console/documents.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const PERSON: Column<DeliveryLine> = {
  key: "person",
  heading: text.columns.person,
  cell: ({ memberId, name, symbol, number, branch }) => (
    <a
      href={`/members/${memberId}`}
      className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
    >
      {`${name.replaceAll("\u3000", " ")}　${symbol}-${number}-${branch}`}
    </a>
  ),
};
const DOCUMENT: Column<DeliveryLine>[] = [
  {
    key: "document",
    heading: text.columns.document,
    isNumeric: true,
    cell: ({ documentNumber }) => (documentNumber === null ? "–" : text.document(documentNumber)),
  },
  {
    key: "issued",
    heading: text.columns.issued,
    isNumeric: true,
    cell: ({ issuedAt }) => (issuedAt ? formats.date(issuedAt) : "–"),
  },
];
const OPENED: Column<DeliveryLine> = {
  key: "opened",
  heading: text.columns.opened,
  isNumeric: true,
  cell: ({ openedAt }) => (openedAt ? formats.dateTime(openedAt) : text.notOpened),
};
const WITHDRAWN: Column<DeliveryLine> = {
  key: "withdrawn",
  heading: text.columns.withdrawn,
  isNumeric: true,
  cell: ({ withdrawnAt }) => (withdrawnAt ? formats.date(withdrawnAt) : "–"),
};
const COLUMNS: Record<DeliveryList, readonly Column<DeliveryLine>[]> = {
  delivered: [PERSON, ...DOCUMENT, OPENED],
  unopened: [PERSON, ...DOCUMENT],
  waiting: [PERSON],
  paper: [PERSON, WITHDRAWN],
  withdrawn: [PERSON, WITHDRAWN],
};

/** One of the lists; the person leads to the member's page. */
export function DeliveryTable({ list, lines }: { list: DeliveryList; lines: readonly DeliveryLine[] }) {
  return (
    <div className="space-y-3">
      <p className="text-quiet">{text.listLeads[list]}</p>
      {lines.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <DataTable
          caption={text.caption(text.lists[list])}
          columns={COLUMNS[list]}
          rows={lines}
          keyOf={({ memberId }) => memberId}
        />
      )}
    </div>
  );
}
