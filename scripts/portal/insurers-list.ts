import { Command } from "@commander-js/extra-typings";
import { withDatabase } from "./with-database.ts";

async function list(): Promise<boolean> {
  const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const insurers = await listInsurers();
  for (const insurer of insurers) {
    const { slug, host, name, isDemo, isDisabled } = insurer;
    console.log([slug, host, name, ...(isDemo ? ["(demo)"] : []), ...(isDisabled ? ["(disabled)"] : [])].join("\t"));
  }
  if (insurers.length === 0) console.error("There is no insurer yet: see insurers create --help.");
  return true;
}

export const insurersList = new Command("insurers list")
  .description("List the insurers with slug, host and name")
  .action(() => withDatabase(list));
