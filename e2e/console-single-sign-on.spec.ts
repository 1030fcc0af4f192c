import { expect, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, link, statusOf } from "./support/console.ts";
import { button, field } from "./support/screens.ts";

const slug = "shosha";
const PATH = "/single-sign-on";
const PHONE = { width: 390, height: 844 };

test("a service is registered, gets its secret once, is changed and removed", async ({
  page,
  clerk,
  clerkSignedIn,
}) => {
  const name = `s${Date.now() % 1e9}`;
  await clerkSignedIn(page, await clerk(slug, "manager"), PATH);
  await expectPage(page, "サービスの連携");
  await link(page, "サービスを登録").click();
  await expectPage(page, "サービスの登録");
  await field(page, "サービスの名前").fill("健診の予約");
  await field(page, "client_id").fill(name);
  await field(page, "戻り先のアドレス").fill("http://kenshin.example/callback");
  await field(page, "メールアドレス").check();
  await button(page, "登録する").click();
  await expect(alertOf(page)).toContainText("https:// で始まるアドレス");
  await expect(field(page, "client_id")).toHaveValue(name);
  await expect(field(page, "メールアドレス")).toBeChecked();
  await field(page, "戻り先のアドレス").fill("https://kenshin.example/callback");
  await button(page, "登録する").click();

  await expectPage(page, "健診の予約");
  await expect(statusOf(page)).toContainText("サービスを登録しました。");
  await link(page, "秘密の値を発行").click();
  await expectPage(page, "秘密の値の発行");
  await button(page, "発行して表示").click();
  await expectPage(page, "秘密の値を発行しました");
  const secret = page.locator("dt", { hasText: "client_secret" }).locator("+ dd");
  await expect(secret.locator("span").first()).toHaveText(/^[\w-]{43}$/);
  const shown = (await secret.locator("span").first().textContent()) ?? "no secret";
  await link(page, "サービスの画面に戻る").click();
  await expectPage(page, "健診の予約");
  expect(await page.content()).not.toContain(shown);

  await link(page, "内容を変更").click();
  await expectPage(page, "連携の変更");
  await field(page, "生年月日").check();
  await button(page, "保存").click();
  await expect(statusOf(page)).toContainText("変更を保存しました。");
  await expect(page.getByText("メールアドレス、生年月日", { exact: true })).toBeVisible();

  await page.getByText("この連携を削除する").click();
  await expectPage(page, "健診の予約");
  await button(page, "連携を削除").click();
  await expect(statusOf(page)).toContainText("連携を削除しました。");
  await expect(page.getByText(name)).toHaveCount(0);
});

test("two 管理 at once: the second is told, keeps what was typed, and decides", async ({
  page,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  await clerkSignedIn(page, await clerk(slug, "manager"), `${PATH}/new`);
  await field(page, "サービスの名前").fill("はじめの名前");
  await field(page, "client_id").fill(`t${Date.now() % 1e9}`);
  await field(page, "戻り先のアドレス").fill("https://two.example/callback");
  await button(page, "登録する").click();
  await expectHeading(page, "はじめの名前");
  await link(page, "内容を変更").click();
  await expectHeading(page, "連携の変更");
  const other = await anotherBrowser();
  await clerkSignedIn(other, await clerk(slug, "manager"), new URL(page.url()).pathname);
  await field(other, "サービスの名前").fill("ほかの名前");
  await button(other, "保存").click();
  await expectHeading(other, "ほかの名前");
  await field(page, "サービスの名前").fill("わたしの名前");
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("ほかの担当者が変更しました。まだ保存していません。");
  await expect(field(page, "サービスの名前")).toHaveValue("わたしの名前");
  await button(page, "保存").click();
  await expectHeading(page, "わたしの名前");
  await page.getByText("この連携を削除する").click();
  await button(page, "連携を削除").click();
  await expect(statusOf(page)).toContainText("連携を削除しました。");
});

test("記号・番号 need another 管理", async ({ page, clerk, clerkSignedIn, anotherBrowser }) => {
  const name = `n${Date.now() % 1e9}`;
  const colleague = await clerk("tekkou", "manager");
  await clerkSignedIn(page, await clerk("tekkou", "manager"), `${PATH}/new`);
  await field(page, "サービスの名前").fill("医療費の通知");
  await field(page, "client_id").fill(name);
  await field(page, "戻り先のアドレス").fill("https://cost.example/callback");
  await button(page, "登録する").click();
  await expectHeading(page, "医療費の通知");
  const [service] = page.url().split("?");
  await page.getByText("記号・番号・枝番を渡せるようにする").click();
  await field(page, "理由").fill("医療費の明細に記号と番号が要るため");
  await button(page, "承認を申請").click();
  await expectPage(page, "サービスに記号・番号を渡すことを許可");
  const [request = ""] = page.url().split("?");
  const other = await anotherBrowser();
  await clerkSignedIn(other, colleague, "/approvals");
  await other.goto(request);
  await expectPage(other, "サービスに記号・番号を渡すことを許可");
  await expect(other.getByText(`医療費の通知（${name}）`, { exact: true }).first()).toBeVisible();
  await button(other, "承認して実行").click();
  await expect(other.getByRole("status").filter({ hasText: "承認しました。" })).toBeVisible();
  await page.goto(service ?? "");
  await expect(page.getByText("記号・番号・枝番", { exact: true })).toBeVisible();
  await page.getByText("この連携を削除する").click();
  await button(page, "連携を削除").click();
  await expect(statusOf(page)).toContainText("連携を削除しました。");
});

for (const role of ["viewer", "officer"] as const) {
  test(`${role} sees the services of their own insurer, with the last use, and changes nothing`, async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
  }) => {
    await clerkSignedIn(page, await clerk("minato", role), PATH);
    await expectPage(page, "サービスの連携");
    await expect(page.getByText("登録や変更ができるのは、「管理」の担当者です。", { exact: false })).toBeVisible();
    await expect(link(page, "サービスを登録")).toHaveCount(0);
    await page.getByRole("table", { name: "連携しているサービスの一覧" }).getByRole("link").first().click();
    await expect(page.getByText("登録の内容", { exact: true })).toBeVisible();
    await expect(page.getByText("操作", { exact: true })).toHaveCount(0);
    const service = page.url();
    await page.goto(`${service}/secret`);
    await expectPage(page, "この画面は使えません");
    await page.setViewportSize(PHONE);
    await page.goto(service);
    await expectPage(page, "健診の予約");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await clerkSignedIn(page, await clerk("aozora", role), PATH);
    await page.goto(service);
    await expect(page.getByText("登録の内容", { exact: true })).toHaveCount(0);
    await page.goto(admin);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a service is registered and its secret shown alike", async ({ page, clerk, clerkSignedIn }) => {
    const name = `j${Date.now() % 1e9}`;
    await clerkSignedIn(page, await clerk(slug, "manager"), `${PATH}/new`);
    await field(page, "サービスの名前").fill("健康相談");
    await field(page, "client_id").fill(name);
    await field(page, "戻り先のアドレス").fill("https://soudan.example/callback");
    await button(page, "登録する").click();
    await expectHeading(page, "健康相談");
    await link(page, "秘密の値を発行").click();
    await button(page, "発行して表示").click();
    await expectHeading(page, "秘密の値を発行しました");
    const secret = page.locator("dt", { hasText: "client_secret" }).locator("+ dd");
    await expect(secret, "and nothing to press beside it").toHaveText(/^[\w-]{43}$/, { useInnerText: true });
  });
});
