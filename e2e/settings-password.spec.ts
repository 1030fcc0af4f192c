import { expect, type Page, PasskeyDevice, test } from "./fixtures.ts";
import {
  button,
  enterEmailCode,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
} from "./support/screens.ts";
import {
  ageProofs,
  appOf,
  everywhere,
  expectDone,
  expectNotice,
  expectSignedOut,
  methodCard,
  methodLink,
  openSignInSettings,
  reauthenticate,
} from "./support/settings.ts";

const slug = "daiwa-demo";
const NEW_PASSWORD = "Umi-to-Yama-2931";

async function enterPasswordTwice(page: Page, password: string) {
  await field(page, "パスワード").fill(password);
  await field(page, "パスワード確認用").fill(password);
  await button(page, "実行").click();
}

test.describe("マニュアル004 3-2. パスワードを変更する場合", () => {
  test("①～⑦ ワンタイムパスワード認証：再認証して更新すると、もう1台はサインアウトされる", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp", now: new Date("2026-03-17T04:38:00Z") });
    const app = appOf(person);
    const otherBrowser = await anotherBrowser();
    await signedIn(otherBrowser, person);
    await signedIn(page, person);
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await test.step("①②メニューから「ログイン方法変更」", () => openSignInSettings(page));
    await test.step("③パスワードの「更新」", async () => {
      await expect(methodCard(page, "パスワード")).toContainText("作成日 2026年3月17日 13:38");
      await methodLink(page, "パスワード", "更新").click();
    });
    await test.step("④パスワード画面", () => reauthenticate(page, person.password));
    await test.step("⑤ワンタイムパスワード画面「トップページへ」", async () =>
      enterTotp(page, await app.freshCode(), "2 / 2"));
    await test.step("⑥パスワード更新画面：今のパスワードでは更新できません", async () => {
      await expectScreen(page, "パスワードの更新");
      await expect(everywhere(page)).toBeChecked();
      await enterPasswordTwice(page, person.password);
      await expectRefusal(page, "今お使いのパスワードとは別のものにしてください。", "パスワード");
      await enterPasswordTwice(page, NEW_PASSWORD);
    });
    await test.step("⑦ログイン方法変更画面：作成日が変わっている", async () => {
      await expectDone(page, "パスワードを変更しました。");
      await expect(methodCard(page, "パスワード")).not.toContainText("2026年3月17日");
      await expectNotice(mailbox, person.member.email ?? "", "ポータルのパスワードが変更されました。");
    });
    await expectSignedOut(otherBrowser, insurer(slug));
    await logIn(otherBrowser, insurer(slug), person.loginId, NEW_PASSWORD);
    await expectScreen(otherBrowser, "ワンタイムパスワードの入力");
  });

  test("⑥画面を開いたまま時間がたつと、再認証のあと、外したチェックは外れたままで、パスワードは残らない", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signedIn(page, person, "/settings/sign-in/password");
    await expectScreen(page, "パスワードの更新");
    await everywhere(page).uncheck();
    await ageProofs(database, person, 6);
    await enterPasswordTwice(page, NEW_PASSWORD);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectScreen(page, "パスワードの更新");
    await expect(everywhere(page)).not.toBeChecked();
    await expect(field(page, "パスワード")).toHaveValue("");
    await enterPasswordTwice(page, NEW_PASSWORD);
    await expectDone(page, "パスワードを変更しました。");
  });

  test("④⑤ 生体認証の場合：パスワードの画面も、ワンタイムパスワードの画面も要らない", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await signedIn(page, person, "/settings/sign-in");
    await ageProofs(database, person, 6);
    await methodLink(page, "パスワード", "更新").click();
    await expectScreen(page, "再認証");
    await button(page, "生体認証（パスキー）で確認する").click();
    await expectScreen(page, "パスワードの更新");
    await enterPasswordTwice(page, NEW_PASSWORD);
    await expectDone(page, "パスワードを変更しました。");
  });

  test("④⑤ メール認証の場合：パスワードと、メールの番号", async ({ page, member, database, mailbox, signedIn }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const email = person.member.email ?? "";
    await signedIn(page, person, "/settings/sign-in");
    await ageProofs(database, person, 6);
    await methodLink(page, "パスワード", "更新").click();
    await reauthenticate(page, person.password);
    await enterEmailCode(page, await mailbox.nextCode(email), "2 / 2");
    await expectScreen(page, "パスワードの更新");
    await page.getByRole("link", { name: "戻る", exact: true }).click();
    await expectScreen(page, "ログイン方法変更");
  });
});
