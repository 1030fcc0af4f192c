// `npm start` on any Node ≥ 20: installs what is missing, then runs the Node of node_modules, which runs TypeScript.
import { spawn } from "node:child_process";
import { ensureInstalled, projectNode } from "./support/bootstrap.mjs";

ensureInstalled();
const child = spawn(projectNode(), ["scripts/serve.ts"], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
