// Dependency-free: runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
process.chdir(projectFolder);

/** Node's option: the project's `.env`, if it has one. What the environment says already wins. */
export const SETTINGS_FILE = existsSync(".env") ? ["--env-file=.env"] : [];

/** The Node 24 that is installed as a dependency, whatever the machine's own version. */
export function projectNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const packaged = join(projectFolder, "node_modules/node/bin", name);
  return existsSync(packaged) ? packaged : process.execPath;
}

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: "inherit", cwd: projectFolder, ...options });
  if (done.status !== 0) {
    console.error(`${command} ${args.join(" ")} failed.`);
    process.exit(done.status ?? 1);
  }
}

/** For a command that says much when all is well: its words are shown only when it fails. */
function runQuietly(command, args, env) {
  const done = spawnSync(command, args, { cwd: projectFolder, env, encoding: "utf8" });
  if (done.status === 0) return;
  console.error(`${done.stdout}${done.stderr}`);
  console.error(`${command} ${args.join(" ")} failed.`);
  process.exit(done.status ?? 1);
}

/** Installs packages and generates the database client when the lock file or the schema is newer. */
export function ensureInstalled() {
  const [major] = process.versions.node.split(".").map(Number);
  if ((major ?? 0) < 20) {
    console.error(`Node ${process.versions.node} is too old: version 20 or newer is needed.`);
    process.exit(1);
  }
  const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
  if (changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")) {
    console.log("Installing packages (1.2 GB, one or two minutes) …");
    // Not `npm ci`: it refuses a lock file made where the registry has no packages for other platforms.
    run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
      shell: process.platform === "win32",
    });
    ensureNode24();
  }
  if (changedAt("lib/db/generated/client.ts") < changedAt("prisma/schema.prisma")) {
    // Prisma's command line looks for an engine that it does not need here.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    runQuietly(projectNode(), ["node_modules/prisma/build/index.js", "generate"], env);
  }
}

/** npm may run without install scripts; the `node` package needs its own. */
function ensureNode24() {
  const version = (node) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
  if (version(projectNode()).startsWith("v24")) return;
  const { version: wanted } = JSON.parse(readFileSync("node_modules/node/package.json", "utf8"));
  run(process.execPath, ["installArchSpecificPackage"], { cwd: join(projectFolder, "node_modules/node") });
  if (!version(projectNode()).startsWith("v24")) {
    console.error(`Node ${wanted} could not be installed from the package registry.`);
    process.exit(1);
  }
}
