import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * No violation of WCAG 2.2 AA that axe can see, in the state the page is in.
 * Many tests pass through the same states, and axe is slow: each state is judged
 * once a run and device. A file per clean state tells the other worker.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const file = cleanFile(await stateOf(page));
  if (existsSync(file)) return;
  const { violations } = await new AxeBuilder({ page })
    .options({
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
      // Not every stylesheet once more: only css-orientation-lock reads them, which is experimental and not run.
      preload: { assets: ["media"] },
    })
    .withTags(WCAG_22_AA)
    // There are no frames; the other mode would open a page in front of this one.
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
  writeFileSync(file, `${new URL(page.url()).pathname} ${await page.title()}\n`);
}

/** In the run's output folder, which the test runner empties before each run. */
function cleanFile(state: string): string {
  const { name, outputDir } = test.info().project;
  const folder = join(outputDir, "accessible", name);
  mkdirSync(folder, { recursive: true });
  return join(folder, createHash("sha256").update(state).digest("hex"));
}

/** All that axe may judge: window, colours, elements, texts; but for what was typed and what differs from member to member. */
async function stateOf(page: Page): Promise<string> {
  const seen = await page.evaluate(() => {
    const root = document.documentElement.cloneNode(true) as HTMLElement;
    for (const element of root.querySelectorAll("script, input[type=hidden], link")) element.remove();
    for (const field of root.querySelectorAll("input:not([type=radio], [type=checkbox])"))
      field.removeAttribute("value");
    for (const image of root.querySelectorAll("img")) image.removeAttribute("src");
    for (const link of root.querySelectorAll("a[href^='data:'], a[href^='otpauth:']")) link.removeAttribute("href");
    const open = [...document.querySelectorAll("dialog")].map((dialog) => dialog.open);
    return [innerWidth, open.join(), root.outerHTML].join("\n");
  });
  return seen
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/[\w.+-]+@[\w.-]+/g, "ADDRESS")
    .replaceAll(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}|(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}/g, "KEY")
    .replaceAll(/\d+/g, "0");
}
