import { type Moved, orderColumn } from "#components/console/content/order-buttons.tsx";
import { type Column, DataTable } from "#components/console/frame/data-table.tsx";
import type { HelpBlock } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { loginHelp: text } = consoleText;

type Row = { block: HelpBlock; place: number };
type HelpTableProps = {
  blocks: readonly HelpBlock[];
  seen: string;
  /** For whom may change them; others read. */
  move?: (form: FormData) => Promise<void>;
  moved: Moved;
};

/** The blocks of the login's help, in the members' order. */
export function HelpTable({ blocks, seen, move, moved }: HelpTableProps) {
  const columns: Column<Row>[] = [
    { key: "title", heading: text.columns.title, cell: (row) => <Title {...row} isLink={move !== undefined} /> },
    {
      key: "body",
      heading: text.columns.body,
      cell: ({ block }) => <span className="line-clamp-2">{block.paragraphs.join("")}</span>,
    },
    ...orderColumn<Row>(
      { heading: text.columns.order, count: blocks.length, seen, move, moved },
      ({ block }) => block.title,
    ),
  ];
  const rows = blocks.map((block, place) => ({ block, place }));
  return <DataTable caption={text.caption} columns={columns} rows={rows} keyOf={({ block }) => block.title} />;
}

function Title({ block, place, isLink }: Row & { isLink: boolean }) {
  if (!isLink) return block.title;
  return (
    <a
      href={`/login-help/${place + 1}`}
      className="text-link inline-flex min-h-11 items-center underline underline-offset-4"
    >
      {block.title}
    </a>
  );
}
