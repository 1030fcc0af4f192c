import { notFound, redirect } from "next/navigation";
import { BadRowsForm } from "#components/console/imports/bad-rows-form.tsx";
import { ImportFrame } from "#components/console/imports/import-frame.tsx";
import { ImportProgress } from "#components/console/imports/import-progress.tsx";
import { KindLinks, PreviewTable } from "#components/console/imports/preview-table.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { kindCounts } from "#lib/console/imports/kind-counts.ts";
import { readPreview } from "#lib/console/imports/preview.ts";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { ROW_KINDS } from "#lib/console/imports/row-kinds.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { AbandonForm } from "../abandon-form.tsx";
import { goOnAction } from "./actions.ts";

const { preview: text } = importsText;
const PAGE_LINES = 50;

/** ③ 内容の確認: what the import would do, row by row; before that, how far the check is. */
export default async function PreviewPage({ params, searchParams }: PageProps<"/imports/[id]/preview">) {
  const { id } = await params;
  const path = `/imports/${id}/preview` as const;
  await requireClerk(path, "officer");
  const found = (await asClerk(readImport, id)) ?? notFound();
  if (found.state === "done" || found.state === "undone" || found.state === "abandoned") redirect(`/imports/${id}`);
  const { kind: kindText, from: fromText } = await searchParams;
  const kind = ROW_KINDS.find((each) => each === kindText) ?? null;
  const from = typeof fromText === "string" && /^\d{1,9}$/.test(fromText) ? Number(fromText) : 0;
  const footer = <AbandonForm importId={id} backHref={`/imports/${id}/columns`} />;
  if (found.state !== "checked" || !found.counts) {
    return (
      <ImportFrame step={3} title={text.title} fileName={found.fileName}>
        <ImportProgress found={found} />
        {footer}
      </ImportFrame>
    );
  }
  const rows = await asClerk(readPreview, { importId: id, kind, from, limit: PAGE_LINES + 1 });
  const next = rows[PAGE_LINES];
  const filter = kind ? `kind=${kind}&` : "";
  const links = [
    ...(next ? [{ href: `${path}?${filter}from=${next.place}`, label: text.newer }] : []),
    ...(from > 0 ? [{ href: `${path}?${filter}from=0`, label: text.first }] : []),
  ];
  return (
    <ImportFrame step={3} title={text.title} fileName={`${found.fileName}・${text.rows(found.counts.rows)}`}>
      <KindLinks path={path} kind={kind} counts={kindCounts(found.counts)} />
      {rows.length === 0 ? <p>{text.empty}</p> : <PreviewTable rows={rows.slice(0, PAGE_LINES)} />}
      <LinkList links={links} />
      <BadRowsForm found={found} action={goOnAction.bind(null, id)} />
      {footer}
    </ImportFrame>
  );
}
