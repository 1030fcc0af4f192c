// `npm run screenshots`: pictures of every screen and its main states in
// .screenshots/{phone,pc,narrow,large-text}, from a portal on a throw-away
// database (the end-to-end tests' own). What follows is handed to Playwright:
// `npm run screenshots -- wizard --project pc`.
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
