import type { Locator } from "@playwright/test";
import { AuthenticatorApp, expect, type Page, PasskeyDevice, test } from "./fixtures.ts";
import { button, expectScreen, expectServiceMenu, field, METHOD } from "./support/screens.ts";

const slug = "aozora";
const MAX_STOPS = 30;

/** Presses Tab until `target` has the focus; every stop shows its focus. */
async function tabTo(page: Page, target: Locator) {
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    await expect(focused).toHaveCSS("outline-style", "solid");
    await expect(focused).toBeInViewport();
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab does not lead there.");
}

test.describe("by keyboard alone", () => {
  test("from the top through login and app code to the service menu", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(insurer(slug));
    await tabTo(page, page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true }));
    await page.keyboard.press("Enter");
    await expectScreen(page, "ログイン");
    await tabTo(page, field(page, "ユーザID"));
    await page.keyboard.type(person.loginId);
    await tabTo(page, field(page, "パスワード"));
    await page.keyboard.type(person.password);
    await page.keyboard.press("Tab");
    await expect(button(page, "表示")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(field(page, "パスワード")).toHaveAttribute("type", "text");
    await tabTo(page, page.getByRole("checkbox", { name: "ログイン状態の保存", exact: true }));
    await page.keyboard.press("Space");
    await tabTo(page, button(page, "ログイン"));
    await page.keyboard.press("Enter");
    await expectScreen(page, "ワンタイムパスワードの入力");
    await tabTo(page, field(page, "ワンタイムパスワード"));
    await page.keyboard.type(await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
    await page.keyboard.press("Enter");
    await expectServiceMenu(page);
  });

  test("the first stop leads past the header", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/login`);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "本文へ進む", exact: true });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    // What comes first in the page: the insurer's help for a first login.
    await expect(page.getByRole("main").locator("summary").first()).toBeFocused();
  });

  test("the logout dialog holds the focus, Escape gives it back", async ({ page, member, inLogin }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await inLogin(page, person, "/login/otp");
    await expectScreen(page, "ワンタイムパスワードの入力");
    const name = page.getByRole("banner").getByRole("link", { name: /様$/ });
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "ログアウト", exact: true });
    await expect(dialog).toBeVisible();
    for (let stops = 0; stops < 6; stops += 1) {
      // Chromium also focuses its own controls; the page behind never gets it.
      const isOutside = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement !== document.body && !activeElement?.closest("dialog");
      });
      expect(isOutside).toBe(false);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(name).toBeFocused();
    await page.keyboard.press("Enter");
    await tabTo(page, button(dialog, "キャンセル"));
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("after the device's dialog the focus is at the top of what follows", async ({ page, member, inLogin }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await PasskeyDevice.attach(page);
    await inLogin(page, person, "/login/passkey/register");
    await tabTo(page, button(page, "次へ"));
    await page.keyboard.press("Enter");
    await expectScreen(page, "端末に名前を付けてください");
    await expect(page.locator(":focus")).toContainText("端末に名前を付けてください");
    await page.keyboard.press("Tab");
    await expect(field(page, "パスキーの名前")).toBeFocused();
  });

  test("the arrows choose the method", async ({ page, member, inLogin }) => {
    const person = await member({ insurer: slug, upTo: "email" });
    await inLogin(page, person, "/login/method");
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
    const radio = (name: string) => page.getByRole("radio", { name, exact: true });
    const list = page.getByText("利用不可文字一覧を見る", { exact: true });
    await tabTo(page, page.locator("summary").filter({ has: list }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("（小なり記号）")).toBeVisible();
    await tabTo(page, radio(METHOD.email));
    await page.keyboard.press("ArrowDown");
    await expect(radio(METHOD.passkey)).toBeChecked();
    await page.keyboard.press("ArrowDown");
    await expect(radio(METHOD.totp)).toBeChecked();
    await page.keyboard.press("ArrowUp");
    await expect(radio(METHOD.passkey)).toBeFocused();
    await tabTo(page, button(page, "実行"));
    await page.keyboard.press("Enter");
    await expectScreen(page, "パスワードの更新", 5);
  });
});
