import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { requireInsurer } from "./require-insurer.ts";
import { brokenAuditSequence } from "./verify-chain.ts";

export const auditVerify: Command = {
  name: "audit verify",
  summary: "Recompute an insurer's audit chain and find any change",
  help: "Usage: npm run portal -- audit verify --insurer <slug>",
  read: (args) => {
    const { values } = parseArgs({ args, options: { insurer: { type: "string" } } });
    const slug = values.insurer;
    if (!slug) throw new UsageError("--insurer <slug> is missing.");
    return async () => {
      const insurer = await requireInsurer(slug);
      if (!insurer) return false;
      const sequence = await brokenAuditSequence(insurer.id);
      if (sequence === null) console.log(`${slug}: the audit chain holds.`);
      else console.error(`${slug}: the audit chain is broken at event ${sequence}.`);
      return sequence === null;
    };
  },
};
