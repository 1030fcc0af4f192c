import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * No violation of WCAG 2.2 AA that axe finds in the page's present state. Many tests pass the same states and axe is
 * slow, so each state is checked once for each run and device. A file for each clean state informs the other worker.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const file = cleanFile(await stateOf(page));
  if (existsSync(file)) return;
  const { violations } = await new AxeBuilder({ page })
    .options({
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
      // Not every stylesheet again: only css-orientation-lock reads them, which is experimental and not run.
      preload: { assets: ["media"] },
    })
    .withTags(WCAG_22_AA)
    // There are no frames; the other mode would open another page.
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

/**
 * Everything axe may check: window, colours, elements, texts. Without what no rule reads, what was typed, and what
 * differs by request or member.
 */
async function stateOf(page: Page): Promise<string> {
  const seen = await page.evaluate(() => {
    const UNSEEN = "script, link, input[type=hidden], next-route-announcer";
    const UNJUDGED = new Set(["nonce", "action", "method", "enctype"]);
    const ids = new Map<string, number>();
    // React numbers its ids differently after each navigation.
    const withoutIds = (text: string) =>
      text.replaceAll(/_r_\w+?_/gi, (id) => `#${ids.get(id) ?? ids.set(id, ids.size + 1).size}`);
    const isJudged = (element: Element, { name, value }: Attr) => {
      if (name === "value") return element.matches("[type=radio], [type=checkbox], button");
      if (name === "src" || name === "href") return !/^(data|otpauth|blob):/.test(value);
      return !UNJUDGED.has(name);
    };
    const written = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || node.matches(UNSEEN)) return "";
      const judged = [...node.attributes].filter((each) => isJudged(node, each));
      const attributes = judged.map(({ name, value }) => ` ${name}="${withoutIds(value)}"`).sort();
      const children = [...node.childNodes].map(written);
      if (node === document.head) children.sort();
      return `<${node.localName}${attributes.join("")}>${children.join("")}</${node.localName}>`;
    };
    return `${innerWidth}\n${written(document.documentElement)}`;
  });
  return seen
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/[\w.+-]+@[\w.-]+/g, "ADDRESS")
    .replaceAll(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}|(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}/g, "KEY")
    .replaceAll(/\d+/g, "0");
}
