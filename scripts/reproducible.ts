// npm run reproducible: builds the newest commit twice, each time from its sources in an empty folder of the same path (an image
// builds in /portal), and compares what ships of `.next`, file by file. Exit code 1 when a file differs without a reason that
// is known here (docs/operations.md, What it is made of).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { throwAwayFolder } from "./support/throw-away-folder.ts";

/** deploy/prune.sh deletes these. */
const NOT_SHIPPED = /^(?:cache|dev|diagnostics|trace[^/]*)(?:\/|$)/;

/** Next.js draws keys of its preview mode, which the portal does not have. */
const KNOWN = /^(?:prerender-manifest\.json|server\/preview-props\.json)$/;

const run = (command: string, args: string[], cwd?: string) =>
  execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });

/** Builds in `folder`, and moves the result to `kept`. @returns SHA-256 of each file that ships, by its path */
function buildIn(folder: string, kept: string): Map<string, string> {
  mkdirSync(folder, { recursive: true });
  run("sh", ["-c", `git archive HEAD | tar -x -C "${folder}"`]);
  cpSync("node_modules", join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  rmSync(join(folder, "node_modules/.cache"), { recursive: true, force: true });
  run("npm", ["run", "--silent", "build"], folder);
  renameSync(join(folder, ".next"), kept);
  rmSync(folder, { recursive: true });
  const hashes = new Map<string, string>();
  for (const entry of readdirSync(kept, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(kept.length + 1);
    if (!entry.isFile() || NOT_SHIPPED.test(path)) continue;
    hashes.set(
      path,
      createHash("sha256")
        .update(readFileSync(join(kept, path)))
        .digest("hex"),
    );
  }
  return hashes;
}

const folder = throwAwayFolder("reproducible");
try {
  // The build looks at what lies beside its folder.
  const build = (kept: string) => buildIn(join(folder, "alone/portal"), join(folder, kept));
  const [one, other] = [build("first"), build("second")];
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  const differing = paths.filter((path) => one.get(path) !== other.get(path));
  console.log(`${paths.length} files, ${differing.length} differ`);
  for (const path of differing) {
    const isKnown = KNOWN.test(path);
    console.log(`${isKnown ? "known" : "UNKNOWN"}: ${path}`);
    if (!isKnown) process.exitCode = 1;
  }
} finally {
  if (process.exitCode) console.error(`left to look at: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
