import { AuthenticatorApp, test as base, expect, type Page, type PortalDatabase } from "./fixtures.ts";
import { alertOf, expectPage, link, statusOf } from "./support/console.ts";
import type { PortalClerk } from "./support/database.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";
import { openWatched } from "./support/watched-page.ts";

/** Longer than any session that a test opens (lib/testing/open-session.ts). */
const MINUTES = 31;

/** Opens a page whose clock the test moves. */
const test = base.extend<{ watched: (page: Page, clerk: PortalClerk, path: string) => Promise<void> }>({
  watched: async ({ clerkSignedIn }, use) => {
    await use((page, clerk, path) => openWatched(page, () => clerkSignedIn(page, clerk, path)));
  },
});

/** The server takes the clerk to have done nothing for so long. */
function idle({ inInsurer }: PortalDatabase, { id }: PortalClerk) {
  const lastSeenAt = new Date(Date.now() - MINUTES * 60_000);
  return inInsurer("console", (tx) =>
    tx.session.updateMany({ where: { memberId: id, endedAt: null }, data: { lastSeenAt } }),
  );
}

async function logInAgain(page: Page, { email, password, totpSecret }: PortalClerk) {
  await expectPage(page, "ログアウトしました");
  await link(page, "もう一度ログインする").click();
  await field(page, "メールアドレス").fill(email);
  await field(page, "パスワード").fill(password);
  await button(page, "ログイン").click();
  await field(page, "ワンタイムパスワード").fill(await new AuthenticatorApp(totpSecret).freshCode());
  await button(page, "トップページへ").click();
}

const restored = (page: Page) => page.getByText("入力していた内容を元に戻しました。");

test.describe("what a clerk typed comes back after the idle logout (console.md §7, check 23)", () => {
  test("text, dates and boxes; what a colleague has changed meanwhile is not overwritten", async ({
    page,
    clerk,
    watched,
    database,
    serverVariables,
  }) => {
    const insurer = await insurerApart(serverVariables);
    const author = await clerk(insurer, "officer");
    await watched(page, author, "/notices/new");
    await field(page, "題名").fill("窓口");
    await field(page, "本文").fill("休みます。");
    await button(page, "下書きを保存").click();
    await expectPage(page, "お知らせの編集");
    const body = "12月29日から休みます。\n\n- 電話\n- 窓口";
    await field(page, "題名").fill("年末年始の窓口");
    await field(page, "本文").fill(body);
    await field(page, "公開を終える日時").fill("2099-01-05T09:00");
    await field(page, "ログインした加入者だけに見せる").check();
    await idle(database, author);
    await page.clock.fastForward(MINUTES * 60_000);
    await expect(page.getByRole("main")).toContainText("入力していた内容は");
    await database.inInsurer(insurer, (tx) => tx.announcement.updateMany({ data: { version: { increment: 1 } } }));
    await logInAgain(page, author);
    await expectPage(page, "お知らせの編集");
    await expect(restored(page)).toBeVisible();
    await expect(field(page, "題名")).toHaveValue("年末年始の窓口");
    await expect(field(page, "本文")).toHaveValue(body);
    await expect(field(page, "公開を終える日時")).toHaveValue("2099-01-05T09:00");
    await expect(field(page, "ログインした加入者だけに見せる")).toBeChecked();
    await expect(field(page, "重要なお知らせとして、いちばん上に表示する")).not.toBeChecked();
    await button(page, "下書きを保存").click();
    await expect(alertOf(page)).toContainText("が変更しました。まだ保存していません。");
    await expect(field(page, "題名")).toHaveValue("年末年始の窓口");
    await button(page, "下書きを保存").click();
    await expect(statusOf(page).last()).toContainText("下書きを保存しました。");
    await page.reload();
    await expect(restored(page)).toHaveCount(0);
    await expect(field(page, "本文")).toHaveValue(body);
  });

  test("what is posted before the page has noticed, on a page with a query", async ({
    page,
    clerk,
    watched,
    database,
    serverVariables,
  }) => {
    const manager = await clerk(await insurerApart(serverVariables), "manager");
    await watched(page, manager, "/policy/temporaryCredentialDays?to=20");
    await expectPage(page, "変更の確認");
    await field(page, "理由").fill("通知書が届くまでに時間がかかるため");
    await idle(database, manager);
    // The computer has slept: no timer has run.
    await page.clock.setSystemTime(Date.now() + MINUTES * 60_000);
    await button(page, "変更を保存").click();
    await expect(page.getByRole("main")).toContainText("入力していた内容は");
    await logInAgain(page, manager);
    await expectPage(page, "変更の確認");
    await expect(restored(page)).toBeVisible();
    await expect(field(page, "理由")).toHaveValue("通知書が届くまでに時間がかかるため");
  });

  test("the next clerk in this tab does not get it", async ({ page, clerk, watched, database }) => {
    const author = await clerk("minato", "officer");
    await watched(page, author, "/terms/draft");
    await field(page, "本文").fill("# 書きかけの規約");
    await idle(database, author);
    await page.clock.fastForward(MINUTES * 60_000);
    await logInAgain(page, await clerk("minato", "officer"));
    await expectPage(page, "利用規約の下書き");
    await expect(page.getByText("書きかけの規約")).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
