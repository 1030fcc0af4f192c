// `npm run work`: the worker by itself, as one of many.
import { becomeProcess, runCommand } from "./support/run-command.ts";
import { processVariables } from "./support/settings.ts";

await runCommand(async () => {
  becomeProcess("worker", processVariables(process.env, "work"));
  await import("./worker.ts");
});
