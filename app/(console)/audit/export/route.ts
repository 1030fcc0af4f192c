import { readFilter } from "#lib/console/audit/audit-filter.ts";
import { auditCsv, startAuditExport } from "#lib/console/audit/export-audit.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** 「CSVをダウンロード」: streamed, so that the size of the trail does not matter; recorded before the first line. */
export async function POST(request: Request): Promise<Response> {
  const clerk = await requireClerk("/audit", "manager");
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const fields = Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const filter = readFilter(fields);
  const context = { ...(await requestContext()), insurer: await insurerOfClerk(clerk) };
  const before = await asClerk(startAuditExport, filter);
  const name = encodeURIComponent(consoleText.audit.exportName(context.now));
  return new Response(streamOf(auditCsv(context, { clerkId: clerk.id, filter, before })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
    },
  });
}

/** Reads the next piece only when the browser has taken the last one. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
