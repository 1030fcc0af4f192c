// `npm run portal -- <command>` on any Node ≥ 20: runs the Node of node_modules, which runs TypeScript.
import { spawn } from "node:child_process";
import { ensureInstalled, projectNode, SETTINGS_FILE } from "./support/bootstrap.mjs";

ensureInstalled();
// The condition under which modules marked server-only load.
const options = [...SETTINGS_FILE, "--conditions=react-server", "scripts/portal.ts", ...process.argv.slice(2)];
const child = spawn(projectNode(), options, { stdio: "inherit" });
// Ctrl-C reaches the child itself; its end ends this process.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
