import { AuthenticatorApp, expect, type Page, type PortalDatabase, type PortalMember, test } from "./fixtures.ts";
import { button, enterCredentials, enterTotp, expectScreen, expectServiceMenu, field } from "./support/screens.ts";
import { ageProofs, chooseFromMenu, expectDone, expectSignedOut, reauthenticate, signIn } from "./support/settings.ts";

const slug = "aozora";
const NOT_ME = "ほかの端末をサインアウトして、パスワードを変更する";
const lines = (page: Page) => page.getByRole("main").locator("section").getByRole("listitem");

async function openHistory(page: Page) {
  await chooseFromMenu(page, "ログイン履歴");
  await expectScreen(page, "ログイン履歴");
}

/** Wrong passwords of some days, enough for several pages. */
function insertMisses({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, count: number) {
  const { id: memberId, insurerId } = member;
  return inInsurer(insurer, async (tx) => {
    for (let minutes = 1; minutes <= count; minutes += 1) {
      await tx.auditEvent.create({
        data: {
          insurerId,
          memberId,
          at: new Date(Date.now() - minutes * 60_000),
          actor: `member:${memberId}`,
          action: "login.password",
          result: "failure",
          detail: { reason: "mismatch" },
        },
      });
    }
  });
}

test.describe("「ログイン履歴」 (spec §4; manual 004, 3-2 ②)", () => {
  test("from the menu: who logged in when, from where, by what, and what failed", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, "chigau-password-1");
    await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toBeVisible();
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, app.wrongCode());
    await expect(field(page, "ワンタイムパスワード")).toHaveAttribute("aria-invalid", "true");
    await field(page, "ワンタイムパスワード").fill(await app.freshCode());
    await button(page, "トップページへ").click();
    await expectServiceMenu(page);
    await openHistory(page);
    await expect(lines(page)).toHaveCount(3);
    await expect(lines(page).nth(0)).toContainText("ログインしました（認証アプリ）");
    await expect(lines(page).nth(0)).toContainText("この端末");
    await expect(lines(page).nth(1)).toContainText("ログインまたは再認証ができませんでした（認証アプリ）");
    await expect(lines(page).nth(2)).toContainText("ログインまたは再認証ができませんでした（パスワード）");
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(/^\d{4}年\d+月\d+日$/);
    await expect(lines(page).nth(0)).toContainText(/\d+時\d\d分/);
    await expect(page.getByRole("main")).not.toContainText("接続元");
    await expect(page.getByRole("main")).not.toContainText(/Mozilla|chigau/);
    await expect(page.getByRole("link", { name: "これより古い記録" })).toHaveCount(0);
  });

  test("more than 20: 「これより古い記録」 as plain links, back and forth", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await insertMisses(database, person, 43);
    await signIn(page, insurer(slug), person, new AuthenticatorApp(person.totpSecret ?? ""));
    await openHistory(page);
    await expect(page.getByRole("main")).toContainText(/（パスワード）×\d+/);
    await page.getByRole("link", { name: "これより古い記録", exact: true }).click();
    await expectScreen(page, "ログイン履歴");
    await expect(page.getByRole("main")).toContainText(/（パスワード）×\d+/);
    await page.getByRole("link", { name: "これより古い記録", exact: true }).click();
    await expect(page.getByRole("main")).toContainText(/（パスワード）×\d+/);
    await expect(page.getByRole("link", { name: "これより古い記録" })).toHaveCount(0);
    await page.getByRole("link", { name: "最新の記録に戻る", exact: true }).click();
    await expect(lines(page).nth(0)).toContainText("この端末");
  });

  test("signed out, the URL leads to the login and back here", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/settings/history`);
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
    await expectScreen(page, "ログイン履歴");
  });
});

test.describe("「心当たりがない」 (spec §4)", () => {
  test("says what will happen, then the stranger is out and a new password is chosen", async ({
    page,
    anotherBrowser,
    insurer,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    const stranger = await anotherBrowser();
    await signedIn(stranger, person);
    await signedIn(page, person);
    await ageProofs(database, person, 6);
    await openHistory(page);
    await page.getByRole("link", { name: "心当たりがない", exact: true }).first().click();
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectScreen(page, "心当たりがない");
    await expect(page.getByRole("main")).toContainText("試験の電話");
    await expect(page.getByRole("main")).toContainText(person.member.email ?? "");
    await page.reload();
    await stranger.reload();
    await expect(stranger.getByRole("heading", { level: 1, name: "サービスメニュー" })).toBeVisible();

    await button(page, NOT_ME).click();
    await expectScreen(page, "パスワードの更新");
    await expect(
      page.getByRole("status").filter({ hasText: "ほかのすべてのデバイスからサインアウトしました。" }),
    ).toBeVisible();
    await expectSignedOut(stranger, insurer(slug));
    await field(page, "パスワード").fill("Kawa-to-Hashi-77");
    await field(page, "パスワード確認用").fill("Kawa-to-Hashi-77");
    await button(page, "実行").click();
    await expectDone(page, "パスワードを変更しました。");
  });

  test("a form that lay open past the five minutes asks again, and signs nobody out before", async ({
    page,
    anotherBrowser,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const other = await anotherBrowser();
    await signedIn(other, person);
    await signedIn(page, person, "/settings/not-me");
    await expectScreen(page, "心当たりがない");
    await ageProofs(database, person, 6);
    await button(page, NOT_ME).click();
    await expectScreen(page, "再認証", "1 / 2");
    await other.reload();
    await expect(other.getByRole("heading", { level: 1, name: "サービスメニュー" })).toBeVisible();
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("works the same", async ({ page, anotherBrowser, insurer, member, signedIn }) => {
      const person = await member({ insurer: slug, upTo: "totp" });
      const stranger = await anotherBrowser();
      await signedIn(stranger, person);
      await signedIn(page, person, "/settings/history");
      await page.getByRole("link", { name: "心当たりがない", exact: true }).first().click();
      await button(page, NOT_ME).click();
      await expect(page.getByRole("heading", { level: 1, name: "パスワードの更新" })).toBeVisible();
      await expectSignedOut(stranger, insurer(slug));
    });
  });
});
