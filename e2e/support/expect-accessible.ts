import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** States that were clean; many tests pass through the same ones, and axe is what takes the time. */
const clean = new Set<string>();

/** No violation of WCAG 2.2 AA that axe can see, in the state the page is in. */
export async function expectAccessible(page: Page): Promise<void> {
  const state = await stateOf(page);
  if (clean.has(state)) return;
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .withTags(WCAG_22_AA)
    // There are no frames; the other mode would open a page in front of this one.
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
  clean.add(state);
}

/** All that axe may judge: window, colours, elements, texts; but for what differs from member to member. */
async function stateOf(page: Page): Promise<string> {
  const seen = await page.evaluate(() => {
    const root = document.documentElement.cloneNode(true) as HTMLElement;
    for (const element of root.querySelectorAll("script, input[type=hidden], link")) element.remove();
    for (const image of root.querySelectorAll("img")) image.removeAttribute("src");
    for (const link of root.querySelectorAll("a[href^='data:'], a[href^='otpauth:']")) link.removeAttribute("href");
    const open = [...document.querySelectorAll("dialog")].map((dialog) => dialog.open);
    return [innerWidth, open.join(), root.outerHTML].join("\n");
  });
  return seen
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/[\w.+-]+@[\w.-]+/g, "ADDRESS")
    .replaceAll(/\d+/g, "0");
}
