// `npm test` on any Node ≥ 20: installs what is missing, also a browser, then runs every check. `npm test -- unit e2e`
// runs only the named stages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ensureInstalled, projectNode, run } from "./support/bootstrap.mjs";

// Headless Chromium, as Playwright's own: the same engine, a sixth less time.
const DEBIAN_CHROMIUM = "/usr/bin/chromium-headless-shell";

/** Debian's Chromium through apt as root; Playwright's own download elsewhere. */
function ensureBrowser() {
  if (existsSync(DEBIAN_CHROMIUM)) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium …");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    run("apt-get", ["update", "-q"], quiet);
    run(
      "apt-get",
      ["install", "-y", "-q", "--no-install-recommends", "chromium-headless-shell", "fonts-noto-cjk"],
      quiet,
    );
    return;
  }
  run(projectNode(), ["node_modules/@playwright/test/cli.js", "install", "--only-shell", "chromium"]);
}

const stages = process.argv.slice(2);
ensureInstalled();
if (stages.length === 0 || stages.includes("e2e")) ensureBrowser();
const done = spawnSync(projectNode(), ["scripts/run-tests.ts", ...stages], { stdio: "inherit" });
process.exit(done.status ?? 1);
