import { notFound } from "next/navigation";
import { acceptanceCsv } from "#lib/console/terms/acceptance-csv.ts";
import { beginAcceptanceExport, listAcceptances } from "#lib/console/terms/acceptances.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, clerkBeyondAnswer, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";
import { readVersion } from "../../../read-version.ts";

/** 「CSVをダウンロード」: recorded first, then written page by page. */
export async function POST(
  _: Request,
  { params }: RouteContext<"/terms/[version]/acceptances/csv">,
): Promise<Response> {
  await requireClerk("/terms", "manager");
  const version = readVersion((await params).version);
  if ((await asClerk(beginAcceptanceExport, version)) === null) notFound();
  const run = await clerkBeyondAnswer();
  const pages = acceptanceCsv((after, limit) => run(listAcceptances, { version, after, limit }));
  return download(pages, { name: consoleText.terms.acceptances.file(version), kind: "csv" });
}
