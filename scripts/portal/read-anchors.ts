import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { AuditAnchor } from "#lib/audit/audit-anchor.ts";

/** The insurer's anchors among the lines of a worker's log; what is no line of ours is passed over. */
export async function readAnchors(path: string, slug: string): Promise<AuditAnchor[]> {
  const { auditAnchorSchema } = await import("#lib/audit/audit-anchor.ts");
  const anchors: AuditAnchor[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!line.includes("auditAnchor")) continue;
    const anchor = auditAnchorSchema.safeParse(fieldOf(line)).data;
    if (anchor?.insurer === slug) anchors.push(anchor);
  }
  return anchors;
}

function fieldOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { auditAnchor?: unknown }).auditAnchor;
  } catch {
    return undefined;
  }
}
