import { Command } from "@commander-js/extra-typings";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { asOperator } from "./operator.ts";
import { readAnchors } from "./read-anchors.ts";
import { requireInsurer } from "./require-insurer.ts";
import { brokenAuditSequence } from "./verify-chain.ts";
import { withDatabase } from "./with-database.ts";

/** What a log outside the database remembers of the chain. */
async function anchorsHold(insurer: Insurer, path: string): Promise<boolean> {
  const { firstLostAnchor } = await import("#lib/audit/audit-anchor.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const anchors = await readAnchors(path, insurer.slug);
  if (anchors.length === 0) {
    console.error(`${path} has no anchor of ${insurer.slug}.`);
    return false;
  }
  const lost = await inInsurer(await asOperator(insurer), (scope) => firstLostAnchor(scope, anchors));
  if (lost === null) console.log(`${insurer.slug}: the chain has all ${anchors.length} anchors of the log.`);
  else console.error(`${insurer.slug}: event ${lost} or one before it was rewritten after it had been logged.`);
  return lost === null;
}

async function verify(slug: string, anchors: string | undefined): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const sequence = await brokenAuditSequence(insurer.id);
  if (sequence === null) console.log(`${slug}: the audit chain holds.`);
  else console.error(`${slug}: the audit chain is broken at event ${sequence}.`);
  const isAnchored = anchors === undefined || (await anchorsHold(insurer, anchors));
  return sequence === null && isAnchored;
}

export const auditVerify = new Command("audit verify")
  .description("Recompute an insurer's audit chain and find any change")
  .requiredOption(...INSURER)
  .option("--anchors <file>", "a log of the worker: also find a chain that was rewritten whole", optionValue)
  .action(({ insurer, anchors }) => withDatabase(() => verify(insurer, anchors && operatorPath(anchors))));
