import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { csvText } from "#lib/kernel/csv-text.ts";
import type { Result } from "#lib/kernel/result.ts";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { type AuditFilter, filterParams } from "./audit-filter.ts";
import { type AuditLine, type AuditPage, type AuditQuery, readAudit } from "./audit-log.ts";

/** Lines read in one transaction, and held in memory. */
const CHUNK_LINES = 500;

/** Begins an export: an event of the trail itself. @returns the first event that is not exported any more */
export const startAuditExport: ClerkVerb<AuditFilter, bigint> = {
  needs: "manager",
  run: async (scope, filter) => {
    await recordAudit(scope, { action: "audit.export", result: "success", detail: filterParams(filter) });
    const newest = await scope.tx.auditEvent.findFirst({
      where: { insurerId: scope.insurerId },
      orderBy: { sequence: "desc" },
      select: { sequence: true },
    });
    return newest?.sequence ?? 0n;
  },
};

/** The next lines of an export; the role is asked again for each. */
export const readAuditExport: ClerkVerb<AuditQuery, AuditPage> = { needs: "manager", run: readAudit };

const { audit: text } = consoleText;

function cells({ sequence, at, actor, actorName, action, memberNumber, result, times, detail, ipAddress }: AuditLine) {
  return [
    String(sequence),
    formats.dateTime(at),
    text.actors[actor],
    actorName ?? "",
    consoleActions[action] ?? action,
    memberNumber ?? "",
    text.results[result],
    String(times),
    JSON.stringify(detail),
    ipAddress ?? "",
  ];
}

/**
 * The CSV of what `filter` asks for, in pieces: UTF-8 with BOM for Excel, newest first. A clerk who is demoted in the
 * middle gets no further piece.
 * @param before of `startAuditExport`
 */
export async function* auditCsv(
  context: RequestContext,
  { clerkId, filter, before }: { clerkId: string; filter: AuditFilter; before: bigint },
): AsyncGenerator<string> {
  yield csvText([text.exportColumns], { isFirst: true });
  let next: bigint | null = before;
  while (next !== null) {
    const page: Result<AuditPage, "forbidden"> = await runAsClerk(context, clerkId, readAuditExport, {
      filter,
      before: next,
      limit: CHUNK_LINES,
    });
    if (!page.ok) throw new Error("the clerk may no longer export");
    if (page.value.lines.length > 0) yield csvText(page.value.lines.map(cells), { isFirst: false });
    next = page.value.next;
  }
}
