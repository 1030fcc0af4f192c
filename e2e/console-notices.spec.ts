import { expect, type Page, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, link, statusOf } from "./support/console.ts";
import { button, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "minato";
const BODY = "# 補助の内容\n\n- 対象: **加入者**\n- [案内](https://www.example.jp/)";

const summary = (page: Page, title: string) => page.locator("summary", { hasText: title });

test("a draft is previewed and published; members see it, until it is withdrawn", async ({
  page,
  insurer,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  const title = `健診の補助 ${Date.now()}`;
  await clerkSignedIn(page, await clerk(slug, "officer"), "/notices");
  await expectPage(page, "お知らせ");
  await link(page, "お知らせをつくる").click();
  await expectPage(page, "お知らせの作成");
  await button(page, "公開").click();
  await expect(alertOf(page)).toContainText("題名を入力してください。");
  await field(page, "題名").fill(title);
  await field(page, "本文").fill("<script>alert(1)</script>");
  await button(page, "公開").click();
  await expect(alertOf(page)).toContainText("HTMLのタグは使えません。");
  await expect(field(page, "題名")).toHaveValue(title);
  await field(page, "本文").fill(BODY);
  await field(page, "重要なお知らせとして、いちばん上に表示する").check();
  await button(page, "プレビュー").click();
  const preview = page.getByRole("region", { name: "加入者に見える形" });
  await expect(preview.getByRole("heading", { name: "補助の内容" })).toBeVisible();
  await expect(preview.getByRole("link", { name: "案内" })).toHaveAttribute("href", "https://www.example.jp/");
  await expect(field(page, "本文")).toHaveValue(BODY);
  await expect(field(page, "重要なお知らせとして、いちばん上に表示する")).toBeChecked();
  await button(page, "下書きを保存").click();
  await expectPage(page, "お知らせの編集");
  await expect(statusOf(page)).toContainText("下書きを保存しました。加入者にはまだ見えません。");

  const member = await anotherBrowser();
  await member.goto(insurer(slug));
  await expect(summary(member, title)).toHaveCount(0);
  await button(page, "公開").click();
  await expect(statusOf(page)).toContainText("公開しました。");
  await member.reload();
  await expect(summary(member, title)).toContainText("重要");

  await button(page, "公開を取りやめる").click();
  await expect(statusOf(page)).toContainText("公開を取りやめました。");
  await member.reload();
  await expect(summary(member, title)).toHaveCount(0);
  await page.getByText("この下書きを削除する").click();
  await button(page, "下書きを削除").click();
  await expectPage(page, "お知らせ");
  await expect(statusOf(page)).toContainText("下書きを削除しました。");
});

test("two clerks at once: the second is told, keeps what was typed, and decides", async ({
  page,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  await clerkSignedIn(page, await clerk(slug, "officer"), "/notices/new");
  await field(page, "題名").fill("二人の題");
  await field(page, "本文").fill("はじめの本文");
  await button(page, "下書きを保存").click();
  await expectHeading(page, "お知らせの編集");
  const other = await anotherBrowser();
  await clerkSignedIn(other, await clerk(slug, "manager"), new URL(page.url()).pathname);
  await field(other, "本文").fill("管理の本文");
  await button(other, "下書きを保存").click();
  await expect(statusOf(other)).toContainText("下書きを保存しました。");
  await field(page, "本文").fill("担当の本文");
  await button(page, "下書きを保存").click();
  await expect(alertOf(page)).toContainText("試験 花子 さんが変更しました。まだ保存していません。");
  await expect(field(page, "本文")).toHaveValue("担当の本文");
  await other.reload();
  await expect(field(other, "本文")).toHaveValue("管理の本文");
  await button(page, "下書きを保存").click();
  await expect(statusOf(page)).toContainText("下書きを保存しました。");
  await page.getByText("この下書きを削除する").click();
  await button(page, "下書きを削除").click();
});

test("公開を取りやめる, after a colleague has changed it: the present one is shown, and can be withdrawn", async ({
  page,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  await clerkSignedIn(page, await clerk(slug, "officer"), "/notices/new");
  await field(page, "題名").fill("取りやめる題");
  await field(page, "本文").fill("はじめの本文");
  await button(page, "公開").click();
  await expect(statusOf(page)).toContainText("公開しました。");
  const other = await anotherBrowser();
  await clerkSignedIn(other, await clerk(slug, "manager"), new URL(page.url()).pathname);
  await field(other, "題名").fill("直した題");
  await button(other, "変更を公開").click();
  await expect(statusOf(other)).toContainText("公開しました。");
  await button(page, "公開を取りやめる").click();
  await expect(page.getByText("ほかの担当者が先に変更しました。")).toBeVisible();
  await expect(field(page, "題名")).toHaveValue("直した題");
  await button(page, "公開を取りやめる").click();
  await expect(statusOf(page)).toContainText("公開を取りやめました。");
  await page.getByText("この下書きを削除する").click();
  await button(page, "下書きを削除").click();
});

test("閲覧 reads and changes nothing; another insurer's clerk finds nothing", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  database,
  anotherBrowser,
}) => {
  const id = await database.inInsurer(slug, async (tx) => {
    // The demo's: those of other tests come and go meanwhile.
    return (await tx.announcement.findFirstOrThrow({ where: { isDraft: false }, orderBy: { id: "asc" } })).id;
  });
  await clerkSignedIn(page, await clerk(slug, "viewer"), "/notices");
  await expect(link(page, "お知らせをつくる")).toHaveCount(0);
  await page.goto(`${admin}/notices/${id}`);
  await expect(page.getByText("お知らせを変更できるのは、「担当」と「管理」の担当者です。")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await page.goto(`${admin}/notices/new`);
  await expectPage(page, "この画面は使えません");

  const stranger = await anotherBrowser();
  await clerkSignedIn(stranger, await clerk("aozora", "manager"), "/notices");
  const [session] = await stranger.context().cookies(admin);
  const asked = await send(`${admin}/notices/${id}`, { headers: { cookie: `session=${session?.value}` } });
  expect(asked.status).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("preview, draft, publish and withdraw", async ({ page, clerk, clerkSignedIn }) => {
    await clerkSignedIn(page, await clerk(slug, "officer"), "/notices/new");
    await field(page, "題名").fill("スクリプトなしの題");
    await field(page, "本文").fill(BODY);
    await field(page, "公開を始める日時").fill("2099-01-01T09:00");
    await button(page, "プレビュー").click();
    await expect(page.getByRole("region").getByRole("heading", { name: "補助の内容" })).toBeVisible();
    await expect(field(page, "公開を始める日時")).toHaveValue("2099-01-01T09:00");
    await button(page, "公開").click();
    await expectHeading(page, "お知らせの編集");
    await expect(page.getByText("公開の予約をしました。")).toBeVisible();
    await button(page, "公開を取りやめる").click();
    await expect(page.getByText("公開を取りやめました。加入者には見えません。")).toBeVisible();
    await page.getByText("この下書きを削除する").click();
    await button(page, "下書きを削除").click();
    await expectHeading(page, "お知らせ");
  });
});
