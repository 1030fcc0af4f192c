import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, link, statusOf } from "./support/console.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

test("担当 drafts, 管理 publishes; members are asked, and the list of who accepted is taken as CSV", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  member,
  signedIn,
  anotherBrowser,
  serverVariables,
}) => {
  const slug = await insurerApart(serverVariables);
  const person = await member({ insurer: slug, upTo: "totp" });
  const phone = await anotherBrowser();
  await signedIn(phone, person);

  await clerkSignedIn(page, await clerk(slug, "officer"), "/terms");
  await expectPage(page, "利用規約");
  await link(page, "次の版の下書きをつくる").click();
  await expectPage(page, "利用規約の下書き");
  const text = await field(page, "本文").inputValue();
  await field(page, "本文").fill(`${text}\n\n<script>alert(1)</script>`);
  await button(page, "下書きを保存").click();
  await expect(alertOf(page)).toContainText("HTMLのタグは使えません。");
  await field(page, "本文").fill(`${text}\n\n# 第9条\n\n新しく加えた文です。`);
  await button(page, "プレビュー").click();
  const preview = page.getByRole("region", { name: "加入者に見える形" });
  await expect(preview.getByRole("heading", { name: "第9条" })).toBeVisible();
  await button(page, "下書きを保存").click();
  await expect(statusOf(page)).toContainText("下書きを保存しました。加入者にはまだ見えません。");
  await expect(page.locator("ins")).toContainText("新しく加えた文です。");
  await page.goto(`${admin}/terms/publish`);
  await expectHeading(page, "この画面は使えません");

  const manager = await anotherBrowser();
  await clerkSignedIn(manager, await clerk(slug, "manager"), "/terms");
  await link(manager, "公開に進む").click();
  await expectPage(manager, "利用規約の公開");
  await field(manager, "確認のため、新しい版の番号「2」を入力してください").fill("3");
  await button(manager, "公開").click();
  await expect(alertOf(manager)).toContainText("新しい版の番号が違います。");
  await field(manager, "確認のため、新しい版の番号「2」を入力してください").fill("2");
  await button(manager, "公開").click();
  await expectPage(manager, "利用規約");
  await expect(statusOf(manager)).toContainText("第2版を公開しました。");

  await phone.reload();
  await expect(phone.getByText("新しく加えた文です。")).toBeVisible();
  await button(phone, "同意する").click();
  await expectHeading(phone, "サービスメニュー");

  await manager.goto(`${admin}/terms/2/acceptances`);
  await expectPage(manager, "第2版に同意した人");
  await expect(manager.getByText("1名", { exact: true })).toBeVisible();
  const downloading = manager.waitForEvent("download");
  await button(manager, "CSVをダウンロード").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("利用規約_第2版_同意.csv");
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain(`"${person.member.symbol}","${person.member.number}"`);
  await manager.goto(`${admin}/audit`);
  await expect(manager.getByRole("table").getByText("同意した人の一覧をダウンロード").first()).toBeVisible();
  await manager.goto(`${admin}/terms/1`);
  await expectPage(manager, "第1版");
  await expect(manager.locator("ins, del").first()).toBeVisible();
});

test("公開 of a draft that a colleague changes meanwhile: refused, and the present one is shown to be published", async ({
  page,
  clerk,
  clerkSignedIn,
  anotherBrowser,
  serverVariables,
}) => {
  const slug = await insurerApart(serverVariables);
  const other = await anotherBrowser();
  await clerkSignedIn(other, await clerk(slug, "officer"), "/terms/draft");
  const save = async (text: string) => {
    await field(other, "本文").fill(text);
    await button(other, "下書きを保存").click();
    await expect(other.locator("ins").getByText(text)).toBeVisible();
  };
  await save("はじめの下書きです。");
  await clerkSignedIn(page, await clerk(slug, "manager"), "/terms/publish");
  await expect(page.getByText("はじめの下書きです。").first()).toBeVisible();
  await save("直した下書きです。");
  const version = field(page, "確認のため、新しい版の番号「2」を入力してください");
  await version.fill("2");
  await button(page, "公開").click();
  await expect(alertOf(page)).toContainText("ほかの担当者が下書きを変更しました。");
  await expect(page.getByText("直した下書きです。").first()).toBeVisible();
  await version.fill("2");
  await button(page, "公開").click();
  await expect(statusOf(page)).toContainText("第2版を公開しました。");
});

test("閲覧 reads; nobody below 管理 takes the list; a version of nobody is 404", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
}) => {
  await clerkSignedIn(page, await clerk("minato", "officer"), "/terms/1/acceptances");
  await expectHeading(page, "第1版に同意した人");
  await expect(button(page, "CSVをダウンロード")).toHaveCount(0);
  const [session] = await page.context().cookies(admin);
  const headers = { cookie: `session=${session?.value}`, origin: admin };
  const taken = await send(`${admin}/terms/1/acceptances/csv`, { method: "POST", headers });
  expect(taken.status).not.toBe(200);
  for (const path of ["/terms/99", "/terms/0", "/terms/x", "/terms/99/acceptances"]) {
    expect((await send(admin + path, { headers })).status, path).toBe(404);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("draft, preview and publish", async ({ page, clerk, clerkSignedIn, serverVariables }) => {
    const slug = await insurerApart(serverVariables);
    await clerkSignedIn(page, await clerk(slug, "manager"), "/terms/draft");
    await field(page, "本文").fill("# 改めた規約\n\n本文です。");
    await button(page, "プレビュー").click();
    await expect(page.getByRole("region").getByRole("heading", { name: "改めた規約" })).toBeVisible();
    await button(page, "下書きを保存").click();
    await expect(page.getByText("下書きを保存しました。")).toBeVisible();
    await link(page, "利用規約の一覧に戻る").click();
    await link(page, "公開に進む").click();
    await field(page, "確認のため、新しい版の番号「2」を入力してください").fill("2");
    await button(page, "公開").click();
    await expect(page.getByText("第2版を公開しました。")).toBeVisible();
  });
});
