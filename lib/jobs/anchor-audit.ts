import "server-only";
import { type AuditAnchor, currentAnchor } from "#lib/audit/audit-anchor.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";

/** What this process has given out last: a chain that has not grown needs no second line. */
const given = new Map<string, number>();

/** The anchors of all insurers whose chain has grown since the last call, for the log. */
export async function anchorAudit(now: Date): Promise<AuditAnchor[]> {
  const anchors: AuditAnchor[] = [];
  for (const insurer of await listInsurers()) {
    const anchor = await inInsurer(systemContext(insurer, now), currentAnchor);
    if (!anchor || given.get(insurer.id) === anchor.sequence) continue;
    given.set(insurer.id, anchor.sequence);
    anchors.push(anchor);
  }
  return anchors;
}
