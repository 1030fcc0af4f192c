// Takes a screenshot of every screen, for people to look at, on the tests' server, browser and devices.
import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

const phone = base.projects?.find(({ name }) => name === "phone")?.use;
const pc = base.projects?.find(({ name }) => name === "pc")?.use;
const MAIN_SCREENS = /@main/;

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "*.shots.ts",
  outputDir: "../../test-results/screenshots",
  globalSetup: "./create-long-insurer.ts",
  reporter: "list",
  projects: [
    { name: "phone", use: phone },
    { name: "pc", use: pc },
    { name: "narrow", use: { ...phone, viewport: { width: 320, height: 640 } }, grep: MAIN_SCREENS },
    {
      name: "large-text",
      // The browser's own setting, which media queries follow too.
      use: {
        ...phone,
        launchOptions: {
          ...base.use?.launchOptions,
          args: [...(base.use?.launchOptions?.args ?? []), "--blink-settings=defaultFontSize=32"],
        },
      },
      grep: MAIN_SCREENS,
    },
  ],
});
