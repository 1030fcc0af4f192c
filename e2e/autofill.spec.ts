import { expect, type Page, test } from "./fixtures.ts";
import { expectScreen } from "./support/screens.ts";
import { ageProofs } from "./support/settings.ts";

/** Password managers file a password under the text field before it; they pass over hidden ones. */
async function expectPasswordOwner(page: Page, loginId: string) {
  const owner = page.locator("form input[autocomplete=username]");
  await expect(owner).toHaveValue(loginId);
  await expect(owner).toHaveAttribute("type", "text");
  await expect(owner).toHaveAttribute("readonly", "");
  const field = await owner.evaluate((input: HTMLInputElement) => {
    const password = input.form?.querySelector("input[type=password]");
    return {
      isLaidOut: input.checkVisibility({ visibilityProperty: true }) && input.offsetWidth > 0,
      isBeforePassword: password && input.compareDocumentPosition(password) === Node.DOCUMENT_POSITION_FOLLOWING,
    };
  });
  expect(field).toEqual({ isLaidOut: true, isBeforePassword: true });
  await test.step("nobody meets it: neither by sight, nor by Tab, nor by screen reader", async () => {
    const size = await owner.boundingBox();
    expect((size?.width ?? 99) * (size?.height ?? 99)).toBeLessThanOrEqual(1);
    await expect(owner).toHaveAttribute("tabindex", "-1");
    await expect(owner).toHaveAttribute("aria-hidden", "true");
  });
}

test("the first login files the new password under the member's user ID", async ({ page, member, inLogin }) => {
  const person = await member({ insurer: "daiwa-demo", upTo: "method" });
  await inLogin(page, person, "/login/new-password");
  await expectScreen(page, "パスワードの更新", 4);
  await expectPasswordOwner(page, person.loginId);
});

test("「パスワードの更新」 and 「再認証」 do so too", async ({ page, insurer, member, database, signedIn }) => {
  const person = await member({ insurer: "daiwa-demo", upTo: "totp" });
  await signedIn(page, person, "/settings/sign-in/password");
  await expectScreen(page, "パスワードの更新");
  await expectPasswordOwner(page, person.loginId);
  await ageProofs(database, person, 6);
  await page.goto(`${insurer("daiwa-demo")}/settings/sign-in/password`);
  await expectScreen(page, "再認証", "1 / 2");
  await expectPasswordOwner(page, person.loginId);
});
