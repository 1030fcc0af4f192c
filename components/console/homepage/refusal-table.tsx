import { consoleText } from "#lib/messages/ja/console/console.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { refusals: text, browsers } = consoleText.homepage;

type Line = (typeof text.lines)[number];

const COLUMNS: Column<Line>[] = [
  { key: "seen", heading: text.columns.seen, cell: ({ seen }) => seen },
  { key: "why", heading: text.columns.why, cell: ({ why }) => why },
  { key: "act", heading: text.columns.act, cell: ({ act }) => act },
];

type Browser = (typeof browsers.lines)[number];

const BROWSERS: Column<Browser>[] = [
  { key: "part", heading: browsers.columns.part, cell: ({ part }) => part },
  { key: "chrome", heading: browsers.columns.chrome, cell: ({ chrome }) => chrome },
  { key: "firefox", heading: browsers.columns.firefox, cell: ({ firefox }) => firefox },
  { key: "safari", heading: browsers.columns.safari, cell: ({ safari }) => safari },
];

/** What works in which browser. */
export function BrowserTable() {
  return <DataTable caption={browsers.caption} columns={BROWSERS} rows={browsers.lines} keyOf={({ part }) => part} />;
}

/** What a browser refuses, as it is seen on the homepage, and what helps. */
export function RefusalTable() {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={text.lines} keyOf={({ seen }) => seen} />;
}
