import { expect, test } from "./fixtures.ts";
import { alertOf, expectPage, link, statusOf } from "./support/console.ts";
import { button, field } from "./support/screens.ts";

const PATH = "/homepage";
const PHONE = { width: 390, height: 844 };
const table = "登録したホームページの一覧";

test("a homepage is registered, refused where it is not exact, and removed", async ({ page, clerk, clerkSignedIn }) => {
  const origin = `https://h${Date.now() % 1e9}.example.jp`;
  await clerkSignedIn(page, await clerk("shosha", "manager"), PATH);
  await expectPage(page, "ホームページ");
  await link(page, "ホームページを登録").click();
  await expectPage(page, "ホームページを登録");
  await field(page, "ホームページのアドレス").fill(`${origin}:8443`);
  await button(page, "登録する").click();
  await expect(alertOf(page)).toContainText("ポート番号の付いたサイトは登録できません。");
  await expect(field(page, "ホームページのアドレス")).toHaveValue(`${origin}:8443`);
  await field(page, "ホームページのアドレス").fill(origin);
  await button(page, "登録する").click();
  await expectPage(page, "ホームページ");
  await expect(statusOf(page)).toContainText("ホームページを登録しました。");
  await expect(page.getByRole("table", { name: table })).toContainText(origin);
  await page.getByRole("button", { name: `${origin} の登録を取り消す`, exact: true }).click();
  await expect(statusOf(page)).toContainText("登録を取り消しました。");
  await expect(page.getByText(origin, { exact: true })).toHaveCount(0);
});

test("the HTML to paste is this insurer's, and the button of the trial is the real one", async ({
  page,
  insurer,
  clerk,
  clerkSignedIn,
}) => {
  await clerkSignedIn(page, await clerk("tekkou", "manager"), PATH);
  const code = page.locator("pre");
  await expect(code).toHaveCount(5);
  await expect(code.first()).toContainText(/integrity="sha384-[\w+/]{64}"/);
  await expect(code.nth(2)).toContainText(`<a href="${insurer("tekkou")}/login">`);
  // The script was accepted with its hash, and has made a button of the link.
  await expect.poll(() => page.evaluate(() => customElements.get("kenpo-login") !== undefined)).toBe(true);
  await page.locator("kenpo-login").click();
  await expect(page).toHaveURL(`${insurer("tekkou")}/login`);
});

for (const role of ["viewer", "officer"] as const) {
  test(`${role} reads all of it, for their own insurer, and changes nothing`, async ({
    page,
    admin,
    insurer,
    clerk,
    clerkSignedIn,
  }) => {
    await clerkSignedIn(page, await clerk("minato", role), PATH);
    await expectPage(page, "ホームページ");
    await expect(page.getByText("登録できるのは、「管理」の担当者です。", { exact: false })).toBeVisible();
    await expect(page.locator("pre").first()).toContainText(insurer("minato"));
    await expect(link(page, "ホームページを登録")).toHaveCount(0);
    await page.setViewportSize(PHONE);
    await expectPage(page, "ホームページ");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.goto(`${admin}${PATH}/new`);
    await expectPage(page, "この画面は使えません");
  });
}
