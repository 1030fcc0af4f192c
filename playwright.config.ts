import "./e2e/support/server-only.ts";
import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { SERVER_VARIABLES } from "./e2e/support/server-variables.ts";

const DEBIAN_CHROMIUM = "/usr/bin/chromium-headless-shell";
/** For root, and for networks that reach nothing outside. */
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PC = { width: 1280, height: 800 };

/**
 * Tests of what the portal does, not of how it looks: their screens are judged at both sizes by the walks of the
 * manuals, which run twice. On the phone: what most members do there, and English where lines are narrow.
 */
const specs = (names: string) => new RegExp(`/(?:${names})\\.spec\\.ts$`);
const PC_ALONE = specs(
  "budgets|embed-button|embed-cards|embed-tls|headers|history|look-alike|malformed|notices|passkey-success|reflow|sessions|settings-misuse|single-sign-on|start|time-out|tls",
);
const PHONE_ALONE = specs(
  "bad-input-codes|embed-tls|english-first-login|english-settings|form-errors|help-faq|second-mail-code|terms-update|tls",
);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    actionTimeout: 15_000,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    contextOptions: { reducedMotion: "reduce" },
    // Recording screens and DOM takes a quarter more time: `--trace on` when they are needed.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined,
      args: CHROMIUM_FLAGS,
    },
  },
  projects: [
    {
      name: "phone",
      testIgnore: PC_ALONE,
      use: {
        userAgent: devices["iPhone 15"].userAgent,
        viewport: { width: 375, height: 760 },
        hasTouch: true,
        isMobile: true,
      },
    },
    { name: "pc", testIgnore: PHONE_ALONE, use: { viewport: PC } },
    // As it runs in production: by https, behind a proxy, on a server of its own (e2e/support/tls-portal.ts).
    { name: "tls", testMatch: specs("embed-tls|tls"), use: { viewport: PC } },
  ],
  // The real thing on a database of its own. While developing, start
  // scripts/e2e-server.ts once and set E2E_REUSE=1: it stays up between runs.
  webServer: {
    command: `"${process.execPath}" scripts/e2e-server.ts`,
    // The screenshots' config lies deeper.
    cwd: import.meta.dirname,
    url: `http://localhost:${SERVER_VARIABLES.PORT}`,
    env: SERVER_VARIABLES,
    timeout: 300_000,
    reuseExistingServer: process.env.E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
