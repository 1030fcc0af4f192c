// `npm run serve`: the server by itself, as one of many. The database is ready (`npm run migrate`), the build is there.
import { becomeProcess, runCommand } from "./support/run-command.ts";
import { processVariables } from "./support/settings.ts";

await runCommand(async () => {
  becomeProcess("server", processVariables(process.env, "serve"));
  await import("./server.ts");
});
