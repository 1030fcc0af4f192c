// `npm start` on any Node ≥ 20: installs what is missing, then runs the Node of node_modules, which runs TypeScript.
import { spawn } from "node:child_process";
import { ensureInstalled, projectNode } from "./support/bootstrap.mjs";
import { whenNpmEnds } from "./support/when-npm-ends.mjs";

ensureInstalled();
// By its channel the child notices the end of this process, also one by kill -9.
const child = spawn(projectNode(), ["scripts/serve.ts"], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
const stop = () => child.kill("SIGTERM");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
whenNpmEnds(stop);
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
