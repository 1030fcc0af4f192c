import { notFound } from "next/navigation";
import { errorFileOf } from "#lib/console/imports/import-files.ts";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { clerkBeyondAnswer, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";

/** 「誤りのファイル」 */
export async function GET(_: Request, { params }: RouteContext<"/imports/[id]/errors">): Promise<Response> {
  const { id } = await params;
  await requireClerk("/imports", "officer");
  const run = await clerkBeyondAnswer();
  if (!(await run(readImport, id))?.counts?.bad) notFound();
  return download(errorFileOf(run, id), { name: importsText.errorFile.reason, kind: "csv" });
}
