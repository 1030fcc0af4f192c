import type { Locator } from "@playwright/test";
import * as ja from "#lib/messages/ja/index.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { button, expectRefusal, expectScreen, expectServiceMenu, field, logOutByName } from "./support/screens.ts";

const slug = "aozora";

test("an error goes with the first change of its field, and the reading stands alone", async ({
  page,
  insurer,
  member,
  inLogin,
}) => {
  await page.goto(insurer(slug));
  await inLogin(page, await member({ insurer: slug, upTo: "temporary" }), "/login/birth-date");
  await field(page, "生年月日").fill("5/3");
  await button(page, "実行").click();
  await expectRefusal(page, "生年月日を読み取れませんでした。", "生年月日");
  await field(page, "生年月日").fill("昭和21年5月3日");
  await expect(page.getByText("1946年（昭和21年）5月3日")).toBeVisible();
  await expect(page.getByText("生年月日を読み取れませんでした。")).toHaveCount(0);
  await expect(page.getByRole("alert", { name: ja.common.errorSummary })).toHaveCount(0);
  await expect(field(page, "生年月日")).not.toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "生年月日")).toBeFocused();
  await expect(page).not.toHaveTitle(/^エラー/);
});

test("a mail that was sent again takes the old error of the code away", async ({ page, insurer, member, inLogin }) => {
  await page.goto(insurer(slug));
  const person = await member({ insurer: slug, upTo: "email-code" });
  await inLogin(page, person, "/login/email-otp");
  await field(page, "ワンタイムパスワード").fill("12345");
  await button(page, "実行").click();
  await expectRefusal(page, "番号は6けたの数字です。", "ワンタイムパスワード");
  await button(page, "再送信").click();
  await expect(page.getByText(ja.factors.emailCode.resent)).toBeVisible();
  await expect(page.getByText("番号は6けたの数字です。")).toHaveCount(0);
});

test("without a connection the form stays, with all that was typed", async ({ page, insurer, member, context }) => {
  const person = await member({ insurer: slug, upTo: "email-code" });
  await page.goto(`${insurer(slug)}/login`);
  await expect(button(page, "パスキーでログイン")).toBeEnabled();
  await field(page, "ユーザID").fill(person.loginId);
  await field(page, "パスワード").fill(person.password);
  await page.getByRole("checkbox", { name: "ログイン状態の保存" }).check();
  await context.setOffline(true);
  await button(page, "ログイン").click();
  await expectRefusal(page, ja.common.offline);
  await expect(field(page, "ユーザID")).toHaveValue(person.loginId);
  await expect(field(page, "パスワード")).toHaveValue(person.password);
  await expect(page.getByRole("checkbox", { name: "ログイン状態の保存" })).toBeChecked();
  await context.setOffline(false);
  await button(page, "ログイン").click();
  await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
});

/** React has taken this element over: from here on its scripts answer a press. */
const isHydrated = (element: Locator) =>
  expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);

test("an action that fails without an answer of the portal leaves the form; a page that fails names the telephone", async ({
  page,
  insurer,
  context,
}) => {
  await page.goto(`${insurer(slug)}/forgot-password`);
  await isHydrated(button(page, "実行"));
  await page.route("**/forgot-password", (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 503, body: "busy" }) : route.fallback(),
  );
  await field(page, "ユーザID").fill("hanako46");
  await button(page, "実行").click();
  await expectRefusal(page, ja.common.busy);
  await expect(field(page, "ユーザID")).toHaveValue("hanako46");

  await page.goto(`${insurer(slug)}/logout`);
  await isHydrated(button(page, "ログアウトする"));
  await context.setOffline(true);
  await button(page, "ログアウトする").click();
  await expect(page.getByRole("heading", { level: 1, name: "ページを表示できませんでした" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /^[\d-]+$/ })).toHaveAttribute("href", /^tel:/);
  await expectAccessible(page);
});

test("「ログアウトしました。」 is said once", async ({ page, insurer, member, signedIn }) => {
  await page.goto(insurer(slug));
  await signedIn(page, await member({ insurer: slug, upTo: "email-code" }));
  await expectServiceMenu(page);
  await logOutByName(page);
  await expect(page.getByText("ログアウトしました。")).toBeVisible();
  // It leaves the address with the first script that runs.
  await expect(page).not.toHaveURL(/logged-out/);
  await page.reload();
  await expectScreen(page, "加入者ポータル");
  await expect(page.getByText("ログアウトしました。")).toHaveCount(0);
});
