// `npm run screenshots`: screenshots of every screen and its main states in .screenshots/{phone,pc,narrow,large-text},
// from a portal on the end-to-end tests' throw-away database. Arguments go to Playwright: `npm run screenshots --
// wizard --project pc`.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const narrowed = process.argv.slice(2);
if (narrowed.length === 0) rmSync(".screenshots", { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", "--config", "e2e/screenshots/playwright.config.ts", ...narrowed],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
