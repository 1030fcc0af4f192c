import { AuthenticatorApp, expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { alertOf, expectPage, link, statusOf } from "./support/console.ts";
import { portalCommand } from "./support/operator.ts";
import { button, enterCredentials, expectScreen, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "minato";

async function search(page: Page, typed: string): Promise<void> {
  const box = page.getByRole("main").getByRole("searchbox", { name: "加入者をさがす" });
  await box.fill(typed);
  await box.press("Enter");
}

test.describe("a clerk's login (spec §10)", () => {
  test("invited by the operator: mail, authenticator app, password, home; later with the code", async ({
    page,
    admin,
    serverVariables,
    mailbox,
    anotherBrowser,
  }) => {
    const email = `invited-${Date.now()}@example.jp`;
    const invited = ["--insurer", slug, "--email", email, "--name", "招待 三郎", "--role", "officer"];
    await portalCommand(serverVariables, "clerks", "invite", ...invited);
    const mail = await mailbox.next(email);
    expect(mail.subject).toBe("【管理画面】担当者の登録のご案内");
    await page.goto(mail.text.match(/http:\S+reset-password\?token=\S+/)?.[0] ?? "");
    await expectPage(page, "担当者の登録");
    await button(page, "次へ").click();
    await expectPage(page, "ワンタイムパスワードの設定");
    await page.getByText("スキャンできませんか？", { exact: true }).click();
    const key = await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).textContent();
    const app = new AuthenticatorApp(key ?? "");
    await field(page, "ワンタイムパスワード").fill(await app.freshCode());
    await field(page, "デバイス名").fill("会社のスマホ");
    await button(page, "実行").click();
    await expectPage(page, "パスワードの更新");
    await field(page, "パスワード").fill("Yama-to-Kawa-2931");
    await field(page, "パスワード確認用").fill("Yama-to-Kawa-2931");
    await button(page, "実行").click();
    await expectPage(page, "ホーム");

    const other = await anotherBrowser();
    await other.goto(admin);
    await expectPage(other, "ログイン");
    await field(other, "メールアドレス").fill(email);
    await field(other, "パスワード").fill("wrong");
    await button(other, "ログイン").click();
    await expect(alertOf(other)).toContainText("メールアドレスまたはパスワードが違います。");
    await field(other, "パスワード").fill("Yama-to-Kawa-2931");
    await button(other, "ログイン").click();
    await expectPage(other, "ワンタイムパスワードの入力");
    await field(other, "ワンタイムパスワード").fill(await app.freshCode());
    await button(other, "トップページへ").click();
    await expectPage(other, "ホーム");
  });
});

test.describe("加入者: what members call the insurer for (FAQ Q1, Q5, Q6, Q13)", () => {
  test("search, reissue after an identity check; the member logs in with what was shown once", async ({
    page,
    insurer,
    clerk,
    clerkSignedIn,
    member,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const { symbol, number, branch, id } = person.member;
    await clerkSignedIn(page, await clerk(slug, "officer"), "/members");
    await expectPage(page, "加入者");
    await search(page, `${symbol}ー${number}`);
    await expectPage(page, "健保 太郎");
    await expect(page.getByText(`${symbol}-${number}-${branch}`)).toBeVisible();
    await expect(page.getByText("1979年（昭和54年）8月22日")).toBeVisible();
    await page.getByText("氏名・生年月日・住所・メールアドレスを直すとき").click();
    await expect(link(page, "加入者を取り込む")).toHaveAttribute("href", "/imports/new");
    await expectAccessible(page);
    await link(page, "仮パスワードを再発行").click();
    await expectPage(page, "仮パスワードの再発行");
    await button(page, "仮パスワードを再発行").click();
    await expect(alertOf(page)).toHaveText(/確かめた方法を1つ以上選んでください。/);
    await field(page, "生年月日").check();
    await button(page, "仮パスワードを再発行").click();
    await expectPage(page, "再発行しました");
    const password = ((await page.locator("dd").nth(1).textContent()) ?? "").trim();
    expect(password).toMatch(/^[a-z2-9]{12}$/);
    await page.goto(`${new URL(page.url()).origin}/members/${id}`);
    await expect(page.getByText(password)).toHaveCount(0);

    const phone = await anotherBrowser();
    await phone.goto(`${insurer(slug)}/login`);
    await enterCredentials(phone, person.loginId, password);
    await expectScreen(phone, "生年月日の入力", 1);
  });

  test("a locked member is unlocked, a name corrected, an account stopped and opened again", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const { insurerId, id: memberId } = person.member;
    await database.inInsurer(slug, (tx) =>
      tx.authenticatorGuard.create({
        data: { insurerId, memberId, authenticator: "password", misses: 50, disabledAt: new Date() },
      }),
    );
    await clerkSignedIn(page, await clerk(slug, "officer"), `/members/${memberId}`);
    await expect(page.getByText("パスワードのまちがいが続いたため、使えなくなっています。")).toBeVisible();
    await expectAccessible(page);
    await button(page, "ロックを解除").click();
    await expect(page.getByText("パスワードのまちがいが続いたため")).toHaveCount(0);
    await expect(statusOf(page)).toContainText("ロックを解除しました。すぐにログインできます。");

    await page.getByText("ユーザー名を訂正").first().click();
    await field(page, "ユーザー名").fill("太郎");
    await button(page, "ユーザー名を訂正").click();
    await expect(alertOf(page)).toContainText("カタカナで入力してください。");
    await field(page, "ユーザー名").fill("けんぽ ｼﾞﾛｳ");
    await button(page, "ユーザー名を訂正").click();
    await expect(page.getByRole("status").filter({ hasText: "「ケンポ ジロウ」に訂正しました" })).toBeVisible();

    await link(page, "利用を停止").click();
    await expectPage(page, "利用の停止");
    await button(page, "利用を停止").click();
    await expect(page.getByText("利用を停止しています。ログインできません。")).toBeVisible();
    await button(page, "利用を再開").click();
    await expect(page.getByText("利用を停止しています。")).toHaveCount(0);
    await expect(statusOf(page)).toContainText("利用を再開しました。");
  });
});

test.describe("roles and insurers", () => {
  test("閲覧 sees members and nothing to press; an act's address says whom to ask", async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
    member,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "viewer"));
    await expectPage(page, "ホーム");
    await expect(link(page, "担当者")).toHaveCount(0);
    await page.goto(`${admin}/members/${person.member.id}`);
    await expectPage(page, "健保 太郎");
    await expect(page.getByRole("heading", { name: "操作" })).toHaveCount(0);
    for (const path of [`/members/${person.member.id}/reissue`, `/members/${person.member.id}/stop`, "/clerks"]) {
      await page.goto(admin + path);
      await expectPage(page, "この画面は使えません");
    }
  });

  test("管理 invites a clerk, changes the role and stops them", async ({ page, clerk, clerkSignedIn }) => {
    const colleague = await clerk(slug, "viewer");
    await clerkSignedIn(page, await clerk(slug, "manager"), "/clerks");
    await expectPage(page, "担当者");
    await link(page, "担当者を招待").click();
    await expectPage(page, "担当者の招待");
    await button(page, "招待のメールを送る").click();
    await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toBeVisible();
    await field(page, "名前").fill("新人 さくら");
    await field(page, "メールアドレス").fill(colleague.email);
    await button(page, "招待のメールを送る").click();
    await expect(alertOf(page)).toContainText("このメールアドレスは使えません。");
    await field(page, "メールアドレス").fill(`sakura-${Date.now()}@example.jp`);
    await button(page, "招待のメールを送る").click();
    await expectPage(page, "担当者");
    await expect(statusOf(page)).toContainText("招待のメールを送りました。");
    await page.getByRole("row").filter({ hasText: colleague.email }).getByRole("link").click();
    await expectPage(page, "試験 花子");
    await field(page, "役割").selectOption("officer");
    await button(page, "役割を変更").click();
    await expect(page.getByRole("status").filter({ hasText: "役割を「担当」に変更しました。" })).toBeVisible();
    await page.getByText("この担当者の利用を停止する").click();
    await button(page, "利用を停止").click();
    await expect(page.locator("dd", { hasText: "停止" })).toBeVisible();
    await expect(statusOf(page)).toContainText("試験 花子 さんの利用を停止しました。");
    await button(page, "利用を再開").click();
    await expect(statusOf(page)).toContainText("試験 花子 さんの利用を再開しました。");
    await page.goto(`${new URL(page.url()).origin}/audit`);
    await expectPage(page, "監査ログ");
    await expect(page.getByRole("table").getByText("担当者の利用を停止").first()).toBeVisible();
  });

  test("another insurer's member, and a host's pages on the other: 404", async ({
    page,
    admin,
    insurer,
    clerk,
    clerkSignedIn,
    member,
  }) => {
    const theirs = await member({ insurer: "aozora", upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "manager"));
    const [session] = await page.context().cookies(admin);
    const headers = { cookie: `session=${session?.value}` };
    const statusOf = async (url: string) => (await send(url, { headers })).status;
    for (const path of ["", "/reissue", "/stop", "/sign-out"]) {
      expect(await statusOf(`${admin}/members/${theirs.member.id}${path}`), path).toBe(404);
    }
    expect(await statusOf(`${admin}/members/1`)).toBe(404);
    const json = { ...headers, origin: admin, "content-type": "application/json" };
    const searched = await send(`${admin}/members/search`, { method: "POST", headers: json, body: "{}" });
    expect(searched.status).toBe(400);
    for (const path of ["/help", "/settings/profile", "/forgot-login-id", "/login/birth-date"]) {
      expect(await statusOf(admin + path), path).toBe(404);
    }
    for (const path of ["/members", "/clerks", "/audit", `/members/${theirs.member.id}`]) {
      expect(await statusOf(insurer("aozora") + path), path).toBe(404);
    }
  });
});
