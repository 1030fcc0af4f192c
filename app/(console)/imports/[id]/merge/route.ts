import { notFound } from "next/navigation";
import { mergeFileOf } from "#lib/console/imports/import-files.ts";
import { takeMergeFile } from "#lib/console/imports/run-import.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, contextOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";

/** 「差し込み用ファイル」: audited before its first byte. */
export async function GET(_: Request, { params }: RouteContext<"/imports/[id]/merge">): Promise<Response> {
  const { id } = await params;
  const clerk = await requireClerk("/imports", "officer");
  const taken = await asClerk(takeMergeFile, id);
  if (!taken.ok) notFound();
  const context = await contextOfClerk(clerk);
  return download(mergeFileOf(context, id), { name: importsText.mergeFile, kind: "xlsx" });
}
