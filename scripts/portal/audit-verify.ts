import { Command } from "@commander-js/extra-typings";
import { INSURER } from "./command.ts";
import { requireInsurer } from "./require-insurer.ts";
import { brokenAuditSequence } from "./verify-chain.ts";
import { withDatabase } from "./with-database.ts";

async function verify(slug: string): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const sequence = await brokenAuditSequence(insurer.id);
  if (sequence === null) console.log(`${slug}: the audit chain holds.`);
  else console.error(`${slug}: the audit chain is broken at event ${sequence}.`);
  return sequence === null;
}

export const auditVerify = new Command("audit verify")
  .description("Recompute an insurer's audit chain and find any change")
  .requiredOption(...INSURER)
  .action(({ insurer }) => withDatabase(() => verify(insurer)));
