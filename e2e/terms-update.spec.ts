import { randomInt } from "node:crypto";
import { formats } from "#lib/messages/ja/format.ts";
import { login } from "#lib/messages/ja/login.ts";
import { test as base, expect, type Page, PasskeyDevice } from "./fixtures.ts";
import { createInsurer } from "./support/operator.ts";
import { expectProfileSays, newLoginId } from "./support/profile.ts";
import {
  button,
  enterEmailCode,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
  openLogin,
  usePasskey,
} from "./support/screens.ts";
import { appOf } from "./support/settings.ts";
import { publishTerms } from "./support/terms.ts";

type OwnInsurer = {
  slug: string;
  url: string;
  publish: (text: string) => Promise<void>;
  /** The day of the newest version, as the page writes it: not the present one, which ends while a test runs. */
  publishedOn: () => Promise<string>;
};

/** Terms are an insurer's, and one's members: each test has its own, so that no other is asked for them. */
const test = base.extend<{ own: OwnInsurer }>({
  own: async ({ serverVariables, database }, use) => {
    const slug = `kiyaku${randomInt(1e9)}`;
    await createInsurer(serverVariables, {
      slug,
      policy: {
        methods: ["passkey", "totp", "email"],
        firstLoginOrder: "password-first",
        eligibility: { isOn: true, showsFamily: false },
      },
    });
    await use({
      slug,
      url: `http://${slug}.localhost:${serverVariables.PORT}`,
      publish: (text) => publishTerms(serverVariables, slug, `# 利用規約\n\n${text}`),
      publishedOn: () =>
        database.inInsurer(slug, async (tx) =>
          formats.date((await tx.termsVersion.findFirstOrThrow({ orderBy: { version: "desc" } })).publishedAt),
        ),
    });
  },
});

/** ⑤利用規約の確認: the new text, with its date. */
async function expectNewTerms(page: Page, { publishedOn }: OwnInsurer, text: string): Promise<void> {
  await expectScreen(page, "利用規約");
  await expect(page.getByText("利用規約が新しくなりました。")).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: "改定日" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: await publishedOn() })).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

test.describe("マニュアル004 3-8. 利用規約が更新された場合", () => {
  test("①～⑥ 生体認証：認証のあと、ポータルの前に。同意した版は、もう聞かれない", async ({
    page,
    own,
    member,
    database,
  }) => {
    const person = await member({ insurer: own.slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await own.publish("第2条　生体認証の方へ。");
    await test.step("①右上の「ログイン」 ②ユーザID、パスワード ③「次へ」 ④「続ける」", async () => {
      await logIn(page, own.url, person.loginId, person.password);
      await usePasskey(page, "わたしの電話");
    });
    await test.step("⑤「同意する」 ⑥サービスメニュー", async () => {
      await expectNewTerms(page, own, "第2条　生体認証の方へ。");
      await button(page, "同意する").click();
      await expectServiceMenu(page);
    });
    await logOutByName(page);
    await logIn(page, own.url, person.loginId, person.password);
    await usePasskey(page, "わたしの電話");
    await expectServiceMenu(page);
  });

  test("パスキーだけのログインでも、⑤利用規約の確認", async ({ page, own, member, database }) => {
    const person = await member({ insurer: own.slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await own.publish("第2条　パスキーだけの方へ。");
    await openLogin(page, own.url);
    await button(page, "パスキーでログイン").click();
    await expectNewTerms(page, own, "第2条　パスキーだけの方へ。");
    await page.goto(`${own.url}/settings/sign-in`);
    await expectScreen(page, "ログイン");
    await page.goto(`${own.url}/login/terms`);
    await button(page, "同意する").click();
    await expectServiceMenu(page);
  });

  test("ワンタイムパスワードによる認証の場合も同様に", async ({ page, own, member }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await own.publish("第2条　認証アプリの方へ。");
    await logIn(page, own.url, person.loginId, person.password);
    await enterTotp(page, await appOf(person).freshCode());
    await expectNewTerms(page, own, "第2条　認証アプリの方へ。");
    await button(page, "同意する").click();
    await expectServiceMenu(page);
  });

  test("OTP認証（メール）の場合も同様に。「同意しない」は理由を示して終わる", async ({
    page,
    own,
    member,
    mailbox,
    night,
  }) => {
    const person = await member({ insurer: own.slug, upTo: "email-code" });
    const email = person.member.email ?? "";
    await own.publish("第2条　メール認証の方へ。");
    const logInByMail = async () => {
      await logIn(page, own.url, person.loginId, person.password);
      await enterEmailCode(page, await mailbox.nextCode(email));
      await expectNewTerms(page, own, "第2条　メール認証の方へ。");
    };
    await logInByMail();
    await button(page, "同意しない").click();
    await expectScreen(page, "ログインを中止しました");
    await page.goto(own.url);
    await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
    await night(own.slug, person.loginId);
    await logInByMail();
    await button(page, "同意する").click();
    await expectServiceMenu(page);
  });
});

test.describe("ログイン中に利用規約が新しくなったとき", () => {
  test("次の画面で聞かれ、同意すると、いた所に戻る", async ({ page, own, member, signedIn }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await signedIn(page, person);
    await own.publish("第2条　ログイン中の方へ。");
    await page.goto(`${own.url}/settings/profile`);
    await expectNewTerms(page, own, "第2条　ログイン中の方へ。");
    await expect(page.getByRole("link", { name: "プロフィール変更", exact: true })).toHaveCount(0);
    await button(page, "同意する").click();
    await expectScreen(page, "プロフィール");
    await page.goto(own.url);
    await expectServiceMenu(page);
  });

  test("「変更」を押したときは、同意したあと、入力した内容で変更される", async ({ page, own, member, signedIn }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/login-id");
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await own.publish("第2条　入力の途中の方へ。");
    await button(page, "変更").click();
    await expectNewTerms(page, own, "第2条　入力の途中の方へ。");
    await button(page, "同意する").click();
    await expectProfileSays(page, `ユーザIDを「${loginId}」に変更しました。`);
  });

  test("同意する前は、どの設定の画面もトップも開かない", async ({ page, own, member, signedIn }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await signedIn(page, person);
    await own.publish("第2条　すべての画面で。");
    for (const path of [
      "/",
      "/settings/profile",
      "/settings/profile/language",
      "/settings/profile/login-id",
      "/settings/profile/method",
      "/settings/email",
      "/settings/email/confirm",
      "/settings/sign-in",
      "/settings/sign-in/password",
      "/settings/sign-in/totp/new",
      "/settings/sign-in/passkey/new",
      "/settings/sign-in/email-code/new",
      "/settings/sign-in/email-code/delete",
      "/settings/sign-in/recovery-code",
      "/settings/history",
      "/settings/not-me",
      "/settings/services",
      "/eligibility",
      "/eligibility/consent",
      "/reauthenticate",
    ]) {
      await page.goto(own.url + path);
      await expect(heading(page, "利用規約"), path).toBeVisible();
    }
    await page.goto(`${own.url}/help`);
    await expectScreen(page, "お困りのときは");
  });

  test("開いていた画面からの変更も通らない。入力した所に戻り、パスワードは元のまま", async ({
    page,
    own,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    const credential = () =>
      database.inInsurer(own.slug, (tx) =>
        tx.passwordCredential.findFirstOrThrow({ where: { memberId: person.member.id } }),
      );
    await signedIn(page, person, "/settings/sign-in/password");
    const before = await credential();
    await own.publish("第2条　変更の前に。");
    await field(page, "パスワード").fill("Mori-to-Kawa-5813");
    await field(page, "パスワード確認用").fill("Mori-to-Kawa-5813");
    await button(page, "実行").click();
    await expectNewTerms(page, own, "第2条　変更の前に。");
    expect(await credential()).toEqual(before);
    await button(page, "同意する").click();
    await expectScreen(page, "パスワードの更新");
  });

  test("「同意しない」を押すと、説明を示してログアウトする。次のログインで、また聞かれる", async ({
    page,
    own,
    member,
    signedIn,
  }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await signedIn(page, person);
    await own.publish("第2条　同意しない方へ。");
    await page.goto(own.url);
    await expectNewTerms(page, own, "第2条　同意しない方へ。");
    await button(page, "同意しない").click();
    await expectScreen(page, "ログアウトしました");
    await page.getByRole("link", { name: "ポータルに戻る", exact: true }).click();
    await logIn(page, own.url, person.loginId, person.password);
    await enterTotp(page, await appOf(person).freshCode());
    await expectNewTerms(page, own, "第2条　同意しない方へ。");
  });

  test("読んでいるあいだに、さらに新しい版が出たら、その版を示してもう一度聞く", async ({
    page,
    own,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await signedIn(page, person);
    await own.publish("第2条　二つめの版。");
    await page.goto(own.url);
    await expectNewTerms(page, own, "第2条　二つめの版。");
    await own.publish("第2条　三つめの版。");
    await button(page, "同意する").click();
    await expectRefusal(page, login.terms.superseded);
    await expect(page.getByText("第2条　三つめの版。")).toBeVisible();
    await button(page, "同意する").click();
    await expectServiceMenu(page);
    const accepted = await database.inInsurer(own.slug, (tx) =>
      tx.termsAcceptance.findMany({ where: { memberId: person.member.id }, orderBy: { version: "asc" } }),
    );
    expect(accepted.map(({ version }) => version)).toEqual([1, 3]);
  });

  test("ログインの途中で読んでいるあいだに新しい版が出ても、同じように聞く", async ({ page, own, member }) => {
    const person = await member({ insurer: own.slug, upTo: "totp" });
    await own.publish("第2条　二つめの版。");
    await logIn(page, own.url, person.loginId, person.password);
    await enterTotp(page, await appOf(person).freshCode());
    await expectNewTerms(page, own, "第2条　二つめの版。");
    await own.publish("第2条　三つめの版。");
    await button(page, "同意する").click();
    await expectRefusal(page, login.terms.superseded);
    await expect(page.getByText("第2条　三つめの版。")).toBeVisible();
    await button(page, "同意する").click();
    await expectServiceMenu(page);
  });

  test.describe("JavaScriptなしで", () => {
    test.use({ javaScriptEnabled: false });

    test("同意すると、いた所に戻る。同意しないと、ログアウトする", async ({ page, own, member, signedIn }) => {
      const person = await member({ insurer: own.slug, upTo: "totp" });
      await signedIn(page, person);
      await expect(heading(page, "サービスメニュー")).toBeVisible();
      await own.publish("第2条　二つめの版。");
      await page.goto(`${own.url}/settings/profile`);
      await button(page, "同意する").click();
      await expect(heading(page, "プロフィール")).toBeVisible();
      await own.publish("第2条　三つめの版。");
      await page.goto(own.url);
      await button(page, "同意しない").click();
      await expect(heading(page, "ログアウトしました")).toBeVisible();
    });
  });
});
