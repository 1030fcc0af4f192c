// npm run test:old-code: does the former release's code run on this release's database? Servers of both run while a release
// is put in (docs/operations.md, Upgrade). Checks the commit out beside this one, builds it, migrates a database by this
// checkout's code, and lets the old server and the old worker serve logins and changes of the user ID for a while.
//   --commit=<commit>   default: the last one before the newest change of the migrations
//   --seconds=30
import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { closeConnections } from "./browser.ts";
import { checkAfter, waitForMails } from "./faults/check.ts";
import { openFaultStage } from "./faults/stage.ts";
import { type Closers, closeAll } from "./stage.ts";

const CLIENTS = 2;

const { values } = parseArgs({
  options: { commit: { type: "string" }, seconds: { type: "string", default: "30" } },
});

const run = (command: string, args: string[], cwd = process.cwd()) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
const git = (...args: string[]) => run("git", args);

/** The newest commit that has another schema than this one. */
function formerCommit(): string {
  const migrated = git("log", "-1", "--format=%H", "--", "prisma/migrations");
  return git("rev-parse", "--short", `${migrated}^`);
}

/** A checkout with this one's packages, where the lock is the same, and its own build. */
function checkOut(closers: Closers, tree: string, commit: string): void {
  git("worktree", "add", "--detach", tree, commit);
  closers.push(async () => git("worktree", "remove", "--force", tree));
  const isSameLock = git("diff", "--name-only", commit, "--", "package-lock.json") === "";
  // Links would lead the bundler out of its root.
  // With another one, the build installs its own.
  if (isSameLock) cpSync("node_modules", join(tree, "node_modules"), { recursive: true, verbatimSymlinks: true });
  run("npm", ["run", "--silent", "build"], tree);
}

async function serveOld(closers: Closers, folder: string): Promise<boolean> {
  const commit = values.commit ?? formerCommit();
  const tree = join(folder, "former");
  console.log(`the former release: ${git("log", "-1", "--format=%h %cs %s", commit)}`);
  const added = git("diff", "--name-only", "--diff-filter=A", commit, "HEAD", "--", "prisma/migrations");
  console.log(`migrations it does not know:\n${added || "none"}`);
  checkOut(closers, tree, commit);
  const stage = await openFaultStage(closers, { folder, log: join(folder, "log"), tree });
  stage.load.start({ clients: CLIENTS });
  await sleep(Number(values.seconds) * 1000);
  await stage.load.stop();
  await waitForMails(stage, 60);
  const { load } = stage;
  console.log(`${load.requests} requests, ${load.completed()} members served to the end`);
  console.log(`errors: ${JSON.stringify(Object.fromEntries(load.errors))}`);
  const checks = await checkAfter(stage, 0);
  for (const { what, isFine, seen } of checks) console.log(`${isFine ? "✓" : "✗"} ${what}: ${seen}`);
  return load.completed() > 0 && load.errors.size === 0 && checks.every(({ isFine }) => isFine);
}

const closers: Closers = [];
const folder = throwAwayFolder("old-code");
try {
  process.exitCode = (await serveOld(closers, folder)) ? 0 : 1;
} finally {
  closeConnections();
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
