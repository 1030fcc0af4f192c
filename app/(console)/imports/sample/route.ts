import { sampleFile } from "#lib/console/imports/import-files.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";

/** 「見本のファイル」: `?kind=csv`, else Excel. */
export async function GET(request: Request): Promise<Response> {
  await requireClerk("/imports", "officer");
  const kind = new URL(request.url).searchParams.get("kind") === "csv" ? "csv" : "xlsx";
  return download(sampleFile(kind), { name: importsText.sample, kind });
}
