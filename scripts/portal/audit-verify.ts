import { Command } from "@commander-js/extra-typings";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { forInsurer } from "./insurer-act.ts";
import { readAnchors } from "./read-anchors.ts";
import { brokenAuditSequence } from "./verify-chain.ts";

/** What a log outside the database remembers of the chain. */
async function anchorsHold(context: RequestContext, path: string): Promise<boolean> {
  const { slug } = context.insurer;
  const { firstLostAnchor } = await import("#lib/audit/audit-anchor.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const anchors = await readAnchors(path, slug);
  if (anchors.length === 0) {
    console.error(`${path} has no anchor of ${slug}.`);
    return false;
  }
  const lost = await inInsurer(context, (scope) => firstLostAnchor(scope, anchors));
  if (lost === null) console.log(`${slug}: the chain has all ${anchors.length} anchors of the log.`);
  else console.error(`${slug}: event ${lost} or one before it was rewritten after it had been logged.`);
  return lost === null;
}

async function verify(context: RequestContext, anchors: string | undefined): Promise<boolean> {
  const { id, slug } = context.insurer;
  const sequence = await brokenAuditSequence(id);
  if (sequence === null) console.log(`${slug}: the audit chain holds.`);
  else console.error(`${slug}: the audit chain is broken at event ${sequence}.`);
  const isAnchored = anchors === undefined || (await anchorsHold(context, anchors));
  return sequence === null && isAnchored;
}

export const auditVerify = new Command("audit verify")
  .description("Recompute an insurer's audit chain and find any change")
  .requiredOption(...INSURER)
  .option("--anchors <file>", "a log of the worker: also find a chain that was rewritten whole", optionValue)
  .action(({ insurer, anchors }) =>
    forInsurer(insurer, (context) => verify(context, anchors && operatorPath(anchors))),
  );
