import { expect, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, link, statusOf } from "./support/console.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";

test("what each group of members reads at the login, and whom they call", async ({
  page,
  insurer,
  clerk,
  clerkSignedIn,
  anotherBrowser,
  serverVariables,
}) => {
  const slug = await insurerApart(serverVariables);
  const phone = await anotherBrowser();
  await phone.goto(`${insurer(slug)}/login`);
  await clerkSignedIn(page, await clerk(slug, "officer"), "/login-help");
  await expectPage(page, "ログインの案内");
  await link(page, "案内を追加").click();
  await expectPage(page, "案内の追加");
  await button(page, "保存").click();
  const toMend = ["あてはまる方を入力してください。", "内容を入力してください。"];
  await expect(alertOf(page).getByRole("link")).toHaveText(toMend);
  await field(page, "あてはまる方").fill("記号・番号でログインする方");
  await field(page, "内容").fill("<b>太字</b>");
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("HTMLのタグは使えません。");
  await field(page, "内容").fill("パスワードは記号＋番号＋生年月日です。\n例：12345");
  await button(page, "保存").click();
  await expect(statusOf(page)).toContainText("案内を保存しました。");
  await button(page, "「記号・番号でログインする方」を上へ").click();
  await expect(statusOf(page)).toContainText("順番を変えました。");
  await phone.reload();
  await expect(phone.locator("details summary").first()).toContainText("記号・番号でログインする方");
  await phone.getByText("記号・番号でログインする方").click();
  await expect(phone.getByText("例：12345")).toBeVisible();

  await link(page, "窓口を変更").click();
  await expectPage(page, "窓口の変更");
  await field(page, "電話番号").fill("ありません");
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("電話番号は市外局番から入力してください。");
  await field(page, "電話番号").fill("０６ー１２３４ー５６７８");
  await field(page, "受付時間").fill("平日の午後");
  await button(page, "保存").click();
  await expect(statusOf(page)).toContainText("窓口を変更しました。");
  await phone.reload();
  await expect(phone.getByRole("contentinfo")).toContainText("06-1234-5678");
  await expect(phone.getByRole("contentinfo")).toContainText("平日の午後");

  const viewer = await anotherBrowser();
  await clerkSignedIn(viewer, await clerk(slug, "viewer"), "/login-help");
  await expectPage(viewer, "ログインの案内");
  await expect(viewer.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(link(viewer, "窓口を変更")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("add, order and delete", async ({ page, clerk, clerkSignedIn, serverVariables }) => {
    await clerkSignedIn(page, await clerk(await insurerApart(serverVariables), "officer"), "/login-help/new");
    await field(page, "あてはまる方").fill("任意継続の方");
    await button(page, "保存").click();
    await expect(alertOf(page)).toContainText("内容を入力してください。");
    await expect(field(page, "あてはまる方")).toHaveValue("任意継続の方");
    await field(page, "内容").fill("封書をご覧ください。");
    await button(page, "保存").click();
    await button(page, "「任意継続の方」を上へ").click();
    await expect(page.getByText("順番を変えました。")).toBeVisible();
    await page.getByRole("row").getByRole("link", { name: "任意継続の方" }).click();
    await page.getByText("この案内を削除する").click();
    await button(page, "案内を削除").click();
    await expectHeading(page, "ログインの案内");
    await expect(page.getByText("案内を削除しました。")).toBeVisible();
  });
});
