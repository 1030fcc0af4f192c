import { expect, type Page, test } from "./fixtures.ts";
import {
  button,
  chooseMethod,
  enterCredentials,
  expectRefusal,
  field,
  METHOD,
  readTotpKey,
} from "./support/screens.ts";

/** The page scrolls in one direction only, also with large text (WCAG 1.4.10). */
async function expectOneDirection(page: Page, name: string) {
  const overflow = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHidden = (element: Element) => getComputedStyle(element).position === "absolute";
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !isHidden(element),
    );
    return wide.map((element) => element.outerHTML.slice(0, 120));
  });
  expect(overflow, `${name} beside the page`).toEqual([]);
}

const CHANGES = [
  { title: "320 px wide", viewport: { width: 320, height: 640 }, args: [] },
  {
    title: "375 px wide at 200 % text",
    viewport: { width: 375, height: 760 },
    args: ["--blink-settings=defaultFontSize=32"],
  },
];

for (const { title, viewport, args } of CHANGES) {
  test.describe(`on a screen ${title}`, () => {
    test.use({ viewport });
    // A browser of its own: text size is a setting of the whole browser.
    test("the first login and the set-up of the app stay within the page", async ({
      playwright,
      launchOptions,
      contextOptions,
      insurer,
      member,
    }) => {
      const browser = await playwright.chromium.launch({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), ...args],
      });
      const page = await browser.newPage({ ...contextOptions, viewport, locale: "ja-JP" });
      const { loginId, password } = await member({ insurer: "tekkou", upTo: "email" });
      await page.goto(insurer("tekkou"));
      await expectOneDirection(page, "top");
      await page.goto(`${insurer("tekkou")}/login`);
      await expect(button(page, "パスキーでログイン")).toBeVisible();
      await expectOneDirection(page, "login");
      await enterCredentials(page, loginId, password);
      await field(page, "生年月日").fill("19790823");
      await button(page, "実行").click();
      await expectRefusal(page, "登録されている生年月日と一致しませんでした。", "生年月日");
      await expectOneDirection(page, "birth date refused");
      await field(page, "生年月日").fill("19790822");
      await button(page, "実行").click();
      await expect(field(page, "ユーザID")).toBeVisible();
      await page.getByText("利用不可文字一覧を見る", { exact: true }).click();
      await expectOneDirection(page, "method");
      await chooseMethod(page, { step: 4, method: METHOD.totp });
      await field(page, "パスワード").fill("kaze¥1");
      await field(page, "パスワード確認用").fill("kaze¥1");
      await expectOneDirection(page, "new password");
      await field(page, "パスワード").fill("Umi-to-Yama-2931");
      await field(page, "パスワード確認用").fill("Umi-to-Yama-2931");
      await button(page, "実行").click();
      await button(page, "続けて認証方法を設定する").click();
      await readTotpKey(page);
      await expectOneDirection(page, "app set-up");
      await browser.close();
    });
  });
}
