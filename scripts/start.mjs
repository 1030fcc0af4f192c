// `npm start`, and `npm run build|migrate|serve|work`, on any Node ≥ 20: installs what is missing, then runs the Node of
// node_modules, which runs TypeScript. Settings come from the environment, and where it has none from `.env`.
import { spawn } from "node:child_process";
import { ensureInstalled, projectNode, SETTINGS_FILE } from "./support/bootstrap.mjs";
import { whenNpmEnds } from "./support/when-npm-ends.mjs";

const [name = "start"] = process.argv.slice(2);
/** Of scripts/support/server-memory.ts and worker-memory.ts, which say why. */
const OPTIONS = {
  serve: ["--max-semi-space-size=8", "--max-old-space-size=320"],
  work: ["--conditions=react-server", "--max-semi-space-size=2", "--max-old-space-size=512"],
};

ensureInstalled();
// By its channel the child notices the end of this process, also one by kill -9.
const child = spawn(projectNode(), [SETTINGS_FILE, ...(OPTIONS[name] ?? []), `scripts/${name}.ts`], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
const stop = () => child.kill("SIGTERM");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
whenNpmEnds(stop);
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
