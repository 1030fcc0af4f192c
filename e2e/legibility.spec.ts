import { expect, type Page, test } from "./fixtures.ts";
import { expectScreen } from "./support/screens.ts";

const slug = "tekkou";

/** Visible texts below 16 px. */
function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!node.textContent?.trim() || !element?.checkVisibility() || element.closest("script, style, .sr-only"))
        continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 16) small.push(`${size}px ${node.textContent}`);
    }
    return small;
  });
}

/** Words, dates and times that stand on two lines. */
function brokenTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const WHOLE =
      /ください|ません|ました|します|できます|パスワード|ログイン|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{1,2}時\d{2}分/g;
    const broken: string[] = [];
    for (const block of document.querySelectorAll("main p, main li, main dd, main label, main [id$=-hint], main h1")) {
      if (!block.checkVisibility()) continue;
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const letters: { node: Node; offset: number }[] = [];
      let whole = "";
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.parentElement?.closest(".sr-only, [translate=no], details:not([open]) > :not(summary)")) continue;
        const text = node.textContent ?? "";
        for (let offset = 0; offset < text.length; offset += 1) letters.push({ node, offset });
        whole += text;
      }
      for (const match of whole.matchAll(WHOLE)) {
        const lines = new Set<number>();
        for (const { node, offset } of letters.slice(match.index, match.index + match[0].length)) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const { top, width } = range.getBoundingClientRect();
          if (width > 0) lines.add(Math.round(top / 8));
        }
        if (lines.size > 1) broken.push(whole.slice(Math.max(0, match.index - 12), match.index + 16));
      }
    }
    return broken;
  });
}

/** How wide each icon and each checkbox is, in the order of the page. */
function glyphs(page: Page): Promise<number[]> {
  return page
    .locator("body :is(svg, .icon, input[type=checkbox], input[type=radio])")
    .filter({ visible: true })
    .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().width)));
}

async function expectLegible(page: Page) {
  expect(await smallTexts(page), page.url()).toEqual([]);
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await brokenTexts(page), `${page.url()} at ${width} px`).toEqual([]);
  }
}

test("members' texts are 16 px or more, and break neither words nor dates", async ({
  page,
  insurer,
  member,
  inLogin,
  signedIn,
}) => {
  await page.goto(insurer(slug));
  await expectLegible(page);
  await page.goto(`${insurer(slug)}/login`);
  await expectLegible(page);
  for (const path of ["/forgot-password", "/forgot-login-id", "/help/app", "/help/first-login"]) {
    await page.goto(insurer(slug) + path);
    await expectLegible(page);
  }
  const steps = [
    { upTo: "temporary", path: "/login/birth-date" },
    { upTo: "terms", path: "/login/email" },
    { upTo: "email", path: "/login/method" },
    { upTo: "method", path: "/login/new-password" },
  ] as const;
  for (const { upTo, path } of steps) {
    await inLogin(page, await member({ insurer: slug, upTo }), path);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expectLegible(page);
  }
  for (const method of ["totp", "passkey", "email"] as const) {
    await inLogin(page, await member({ insurer: slug, upTo: "wizard", method }), "/login/other-method");
    await expectLegible(page);
    await page.getByRole("link", { name: "前の画面に戻る", exact: true }).click();
    await page.waitForURL(({ pathname }) => pathname !== "/login/other-method");
    await expectLegible(page);
  }
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await expectLegible(page);
  for (const part of ["profile", "email", "sign-in", "sign-in/password", "sign-in/totp/new", "history", "not-me"]) {
    await page.goto(`${insurer(slug)}/settings/${part}`);
    await expectLegible(page);
  }
});

test("icons and boxes grow with the text", async ({ page, member, inLogin }) => {
  await inLogin(page, await member({ insurer: slug, upTo: "method" }), "/login/new-password");
  await expectScreen(page, "パスワードの更新", 5);
  await page.setViewportSize({ width: 1280, height: 800 });
  const before = await glyphs(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  expect(before.length).toBeGreaterThan(6);
  expect(await glyphs(page)).toEqual(before.map((width) => 2 * width));
});
