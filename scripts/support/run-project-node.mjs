import { spawn } from "node:child_process";
import { ensureInstalled, projectNode, SETTINGS_FILE } from "./bootstrap.mjs";
import { COMPILE_CACHE } from "./node-options.mjs";
import { whenNpmEnds } from "./when-npm-ends.mjs";

/**
 * Installs what is missing, then runs the Node of node_modules, which runs TypeScript, and ends with it.
 * @param {string[]} args options, the script, and its arguments
 */
export function runProjectNode(args) {
  ensureInstalled();
  // By its channel the child notices the end of this process, also one by kill -9.
  const child = spawn(projectNode(), [...SETTINGS_FILE, ...args], {
    env: { ...COMPILE_CACHE, ...process.env },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  const stop = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  whenNpmEnds(stop);
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
