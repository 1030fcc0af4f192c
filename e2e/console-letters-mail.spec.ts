import { randomInt } from "node:crypto";
import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { expectPage, link } from "./support/console.ts";
import { button, enterCredentials, expectScreen, field } from "./support/screens.ts";

const slug = "minato";

/** The page of an order, and its path. */
async function orderOf(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: /の通知書$/ })).toBeVisible();
  await expectAccessible(page);
  return new URL(page.url()).pathname;
}

test.describe("仮パスワードをメールで送る (spec §10)", () => {
  test("to one member by two mails, without JavaScript; the member logs in with both", async ({
    browser,
    insurer,
    clerk,
    clerkSignedIn,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const email = `letters-${Date.now()}@example.jp`;
    const person = await member({ insurer: slug, upTo: "temporary", email });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await clerkSignedIn(page, await clerk(slug, "officer"), `/letters/new?member=${person.member.id}`);
    await field(page, "メールで送る").check();
    await field(page, "初回ログインを終えた人にも発行する").check();
    await button(page, "対象を確かめる").click();
    await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toContainText("メールで送れません");
    await field(page, "初回ログインを終えた人にも発行する").uncheck();
    await button(page, "対象を確かめる").click();
    await expect(page.getByRole("button", { name: /印刷する/ })).toHaveCount(0);
    await button(page, "1名にメールで送る").click();
    await expect(page).toHaveURL(/\/jobs\//);

    // Either may arrive first.
    const mails = [await mailbox.next(email), await mailbox.next(email)];
    const about = (what: string) => mails.find(({ subject }) => subject.endsWith(`${what}のご案内`))?.text ?? "";
    const [ofId, ofPassword] = [about("仮ユーザID"), about("仮パスワード")];
    const password = ofPassword.match(/^[a-z2-9]{12}$/m)?.[0] ?? "none";
    expect(ofId).toContain(person.loginId);
    expect(ofId).not.toContain(password);
    expect(ofPassword).not.toContain(person.loginId);

    const phone = await anotherBrowser();
    await phone.goto(ofId.match(/http:\S+\/login/)?.[0] ?? "");
    expect(new URL(phone.url()).origin).toBe(insurer(slug));
    await enterCredentials(phone, person.loginId, password);
    await expectScreen(phone, "生年月日の入力", 1);
    await context.close();
  });

  test("who has no e-mail address is said before, and gets a letter after; 閲覧 cannot send", async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
    member,
    database,
    anotherBrowser,
  }) => {
    const symbol = String(randomInt(100_000, 999_999));
    for (const [branch, email] of Object.entries({ "00": null, "01": `${symbol}@example.jp` })) {
      const { insurerId, id } = (await member({ insurer: slug, upTo: "temporary" })).member;
      const data = { symbol, number: "1", branch, email };
      await database.inInsurer(slug, (tx) => tx.member.update({ where: { insurerId_id: { insurerId, id } }, data }));
    }
    await clerkSignedIn(page, await clerk(slug, "officer"), "/letters/new");
    await expectPage(page, "通知書の作成");
    await field(page, "記号・番号の一覧").check();
    await field(page, "記号・番号").fill(`${symbol}-1`);
    await field(page, "メールで送る").check();
    await expect(page.getByRole("group", { name: "1通の単位" })).toBeHidden();
    await button(page, "対象を確かめる").click();
    const order = await orderOf(page);
    await expect(page.getByText("メールアドレスのない人が1名います。")).toBeVisible();
    await button(page, "1名にメールで送る").click();
    await expect(page.getByText("1名にメールを送る手続きをしました。1名はメールアドレスがありません。")).toBeVisible();
    // Not before: a job under way loads its page anew at its end (console-jobs.spec.ts).
    await expectPage(page, "仮パスワードのメール送信");
    await link(page, "この処理の内容を見る").click();
    await orderOf(page);
    await expect(page.getByText("送信の手続き済み")).toBeVisible();
    await page.getByText("通知書を印刷する", { exact: true }).click();
    await field(page, "最初の通番").fill("2");
    await button(page, "この通番をもう一度発行").click();
    await expect(page.getByRole("button", { name: "印刷する（通番1〜1）" })).toBeVisible();

    const viewer = await anotherBrowser();
    await clerkSignedIn(viewer, await clerk(slug, "viewer"), order);
    await orderOf(viewer);
    await expect(viewer.getByRole("button", { name: /メールで送る|発行/ })).toHaveCount(0);
    const stranger = await anotherBrowser();
    await clerkSignedIn(stranger, await clerk("aozora", "manager"));
    expect((await stranger.goto(admin + order))?.status()).toBe(404);
  });
});
