import { notFound } from "next/navigation";
import { mergeFileOf } from "#lib/console/imports/import-files.ts";
import { takeMergeFile } from "#lib/console/imports/run-import.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

type RouteProps = { params: Promise<{ id: string }> };

/** 「差し込み用ファイル」: audited before its first byte. */
export async function GET(_: Request, { params }: RouteProps): Promise<Response> {
  const { id } = await params;
  const clerk = await requireClerk("/imports", "officer");
  const taken = await asClerk(takeMergeFile, id);
  if (!taken.ok) notFound();
  const context = { ...(await requestContext()), insurer: await insurerOfClerk(clerk) };
  return download(mergeFileOf(context, id), { name: importsText.mergeFile, kind: "xlsx" });
}
