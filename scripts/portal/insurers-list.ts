import type { Command } from "./command.ts";

export const insurersList: Command = {
  name: "insurers list",
  summary: "List the insurers with slug, host and name",
  help: "Usage: npm run portal -- insurers list",
  read: () => async () => {
    const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
    const { insurerOrigin } = await import("#lib/insurers/insurer-url.ts");
    const insurers = await listInsurers();
    for (const insurer of insurers) {
      console.log(
        [insurer.slug, insurerOrigin(insurer), insurer.name, insurer.isDemo ? "(demo)" : ""].join("\t").trimEnd(),
      );
    }
    if (insurers.length === 0) console.error("There is no insurer yet: see insurers create --help.");
    return true;
  },
};
