// `npm start`, and `npm run build|migrate|serve|work`, on any Node ≥ 20. Settings come from the environment, and where it has
// none from `.env`.
import { existsSync } from "node:fs";
import "./support/bootstrap.mjs";
import { nodeOptions } from "./support/node-options.mjs";
import { runProjectNode } from "./support/run-project-node.mjs";

const [name = "start"] = process.argv.slice(2);
const PROCESS = { serve: "server", work: "worker" };

// Node.js before 20.12 cannot: a bound of the memory must then be in the environment.
if (existsSync(".env")) process.loadEnvFile?.(".env");
runProjectNode([...(name in PROCESS ? nodeOptions(PROCESS[name], process.env) : []), `scripts/${name}.ts`]);
