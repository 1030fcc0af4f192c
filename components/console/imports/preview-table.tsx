import { classNames } from "#components/ui/class-names.ts";
import type { PreviewRow } from "#lib/console/imports/preview.ts";
import { ROW_KINDS, type RowKind } from "#lib/console/imports/row-kinds.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { preview: text } = importsText;

/** How many rows there are of each kind. */
export type KindCounts = Record<RowKind, number>;

type KindLinksProps = { path: string; kind: RowKind | null; counts: KindCounts };

/** The counts, each a link that filters; addresses can be sent to a colleague. */
export function KindLinks({ path, kind, counts }: KindLinksProps) {
  const all = ROW_KINDS.reduce((sum, each) => sum + counts[each], 0);
  const links = [
    { kind: null, label: text.all, count: all },
    ...ROW_KINDS.map((each) => ({ kind: each, label: text.kinds[each], count: counts[each] })),
  ];
  return (
    <nav aria-label={text.filter}>
      <ul className="flex flex-wrap gap-2">
        {links.map((link) => (
          <li key={link.label}>
            <a
              href={link.kind ? `${path}?kind=${link.kind}` : path}
              aria-current={link.kind === kind ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-12 items-center gap-2 rounded-8 border px-4 text-[1rem] hover:bg-tint",
                link.kind === kind ? "border-key bg-tint font-700" : "border-solid-gray-300 bg-white",
              )}
            >
              {link.label}
              <span className="tabular-nums">{link.count.toLocaleString("ja-JP")}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function detailOf({ detail, line }: PreviewRow) {
  const { problems, changes } = detail;
  const lines = problems
    ? problems.map(({ column, text: reason, value }) => text.problem(column, reason, value))
    : changes.map(({ column, from, to }) => text.change(column, from, to));
  if (line === null) lines.push(text.notInFile);
  return lines.map((each) => (
    <span key={each} className="block">
      {each}
    </span>
  ));
}

const COLUMNS: Column<PreviewRow>[] = [
  { key: "line", heading: text.columns.line, isNumeric: true, isShort: true, cell: ({ line }) => line ?? "–" },
  {
    key: "number",
    heading: text.columns.number,
    isNumeric: true,
    // Wide enough for most; what stands in a bad row may be longer.
    cell: ({ symbol, number, branch }) => (
      <span className="inline-block min-w-40">{[symbol, number, branch].join("-")}</span>
    ),
  },
  { key: "name", heading: text.columns.name, cell: ({ name }) => name.replaceAll("\u3000", " ") },
  { key: "detail", heading: text.columns.detail, cell: detailOf },
  { key: "kind", heading: text.columns.kind, isShort: true, cell: ({ kind }) => text.kinds[kind] },
];

/** One page of rows. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={rows} keyOf={({ place }) => String(place)} />;
}
