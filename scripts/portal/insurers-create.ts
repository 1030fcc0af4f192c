import { randomUUID } from "node:crypto";
import { Command } from "@commander-js/extra-typings";
import { operatorPath } from "./command.ts";
import { operatorName } from "./operator.ts";
import { readJson } from "./read-json.ts";
import { withDatabase } from "./with-database.ts";

const FILE = `
The file:
  {
    "slug": "aozora",                  name on the command line: a-z, 0-9, -
    "host": "www.aozora.example",      host it is served under, also its passkeys' relying party
    "name": "…健康保険組合", "shortName": "…健保",
    "policy": { … },                   lib/insurers/policy-schema.ts says what is in it
    "terms": "# 第1条 …"               optional: terms of use in Markdown, published as version 1
  }`;

async function create(path: string): Promise<boolean> {
  const { createInsurer, newInsurerSchema } = await import("#lib/operations/create-insurer.ts");
  const input = await readJson(path, newInsurerSchema);
  if (!input) return false;
  const { inTransaction } = await import("#lib/db/in-transaction.ts");
  const { currentTime } = await import("#lib/kernel/clock.ts");
  const id = randomUUID();
  const data = { ...input, id, isDemo: false, operator: operatorName() };
  const created = await inTransaction(id, (tx) => createInsurer(tx, currentTime(), data));
  if (!created.ok) {
    const taken = created.code === "slug-taken" ? `slug ${input.slug}` : `host ${input.host}`;
    console.error(`Another insurer has the ${taken} already.`);
    return false;
  }
  console.log(`Created ${created.value.slug} (${created.value.name}) for ${created.value.host}.`);
  return true;
}

export const insurersCreate = new Command("insurers create")
  .description("Create an insurer from a JSON file")
  .argument("<file.json>", "one JSON file")
  .addHelpText("after", FILE)
  .action((file) => withDatabase(() => create(operatorPath(file))));
