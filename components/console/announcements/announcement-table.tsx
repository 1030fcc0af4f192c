import { type Column, DataTable } from "#components/console/frame/data-table.tsx";
import type { AnnouncementLine } from "#lib/console/announcements/announcements.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { announcements: text } = consoleText;

const COLUMNS: Column<AnnouncementLine>[] = [
  {
    key: "title",
    heading: text.columns.title,
    cell: ({ id, title, isImportant }) => (
      <>
        {isImportant ? <span className="mr-2 font-700 text-error-2">{text.important}</span> : null}
        <a href={`/notices/${id}`} className="text-link inline-flex min-h-11 items-center underline underline-offset-4">
          {title}
        </a>
      </>
    ),
  },
  { key: "status", heading: text.columns.status, isShort: true, cell: ({ status }) => text.statuses[status] },
  {
    key: "days",
    heading: text.columns.days,
    isNumeric: true,
    cell: ({ publishedAt, shownUntil }) => text.days(publishedAt, shownUntil),
  },
  {
    key: "audience",
    heading: text.columns.audience,
    cell: ({ isMembersOnly }) => text.audiences[isMembersOnly ? "members" : "everyone"],
  },
];

/** お知らせ of one insurer; what may be done with one of them is on its page. */
export function AnnouncementTable({ lines }: { lines: readonly AnnouncementLine[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={lines} keyOf={({ id }) => id} />;
}
