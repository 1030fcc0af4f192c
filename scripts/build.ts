// `npm run build`: what the server runs, unless the sources have not changed since. Needs neither settings nor database.
import { buildIfChanged } from "./support/build.ts";
import { runCommand } from "./support/run-command.ts";

await runCommand(buildIfChanged);
