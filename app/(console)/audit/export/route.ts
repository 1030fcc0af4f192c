import { readFilter } from "#lib/console/audit/audit-filter.ts";
import { auditCsv, startAuditExport } from "#lib/console/audit/export-audit.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, contextOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";
import { formOf } from "#lib/web/request/form-of.ts";

/** 「CSVをダウンロード」: streamed, so that the size of the trail does not matter; recorded before the first line. */
export async function POST(request: Request): Promise<Response> {
  const clerk = await requireClerk("/audit", "manager");
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const fields = Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const filter = readFilter(fields);
  const context = await contextOfClerk(clerk);
  const before = await asClerk(startAuditExport, filter);
  const name = consoleText.audit.exportName(context.now);
  return download(auditCsv(context, { clerkId: clerk.id, filter, before }), { name, kind: "csv" });
}
