import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect, expectAccessible, PasskeyDevice, test } from "./fixtures.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterCredentials,
  enterNewPassword,
  enterTotp,
  expectComplete,
  expectScreen,
  expectServiceMenu,
  field,
  keepEmail,
  logIn,
  logOutByName,
  METHOD,
  openConfirmationLink,
  openLogin,
  openLogoutDialog,
  readTotpKey,
  registerPasskey,
  registerTotp,
  usePasskey,
} from "./support/screens.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const slug = "daiwa-demo";

test.describe("マニュアル004 被保険者向け操作マニュアル 2. 設定手順", () => {
  test("2-1 ①～⑩ 全員が行う作業 -ログイン-、2-2 ①～③ -ログアウト-、2-3 ⑧～⑫ 2回目のログイン", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const options = { insurer: slug, upTo: "temporary", email: `d${randomInt(1e12)}@example.jp` } as const;
    const { loginId: temporaryId, password } = await member(options);
    const loginId = `d-${temporaryId}`;
    await PasskeyDevice.attach(page);
    await test.step("2-1 ①アクセス ②トップ画面の右上にある「ログイン」", () => openLogin(page, insurer(slug)));
    await test.step("2-1 ③ログイン画面の表示", async () => {
      await expectScreen(page, "ログイン");
      await enterCredentials(page, temporaryId, password);
    });
    await test.step("2-1 ⑤生年月日の入力", () => enterBirthDate(page));
    await test.step("2-1 ⑥利用規約の確認", () => acceptTerms(page));
    await test.step("2-1 ⑦ユーザIDの変更", async () => {
      await expect(page.getByRole("group", { name: "認証方法", exact: true }).getByRole("radio")).toHaveCount(2);
      await page.getByText("利用不可文字一覧を見る", { exact: true }).click();
      for (const name of ["小なり記号", "アンパサンド", "チルダ", "バッククォート"]) {
        await expect(page.getByRole("listitem").filter({ hasText: `（${name}）` })).toBeVisible();
      }
      await chooseMethod(page, { step: 3, method: METHOD.passkey, loginId: loginId.toUpperCase() });
    });
    await test.step("2-1 ⑧パスワードの変更", () => enterNewPassword(page, NEW_PASSWORD, 4));
    await test.step("2-1 ⑨メールアドレスの更新", async () => {
      await keepEmail(page, options.email, 5);
      await expectScreen(page, "メールアドレスの確認", 5);
      await openConfirmationLink(await anotherBrowser(), (await mailbox.next(options.email)).link);
    });
    await test.step("2-1 ⑩ログイン後のトップ画面表示", async () => {
      await expectComplete(page);
      await button(page, "続けて認証方法を設定する").click();
      await registerPasskey(page, "わたしの電話");
      await expectServiceMenu(page);
    });
    await test.step("2-2 ①「ユーザー名」をタップ ②「ログアウトする」 ③右上が「ログイン」", async () => {
      const dialog = await openLogoutDialog(page);
      await expect(dialog).toContainText("ログアウトしてもよろしいですか？");
      await expectAccessible(page);
      await button(dialog, "キャンセル").click();
      await logOutByName(page);
    });
    await test.step("2-3 ⑧⑨ユーザIDとパスワードを入力 ⑩「次へ」 ⑪サインイン ⑫トップ画面", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await usePasskey(page, "わたしの電話");
      await expectServiceMenu(page);
    });
  });

  test("2-1 ⑥「同意しない」を押すと理由を示して終わり、あとで同意すれば続けられる", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary" });
    await logIn(page, insurer(slug), loginId, password);
    await enterBirthDate(page);
    await expectScreen(page, "利用規約", 2);
    await button(page, "同意しない").click();
    await expectScreen(page, "ログインを中止しました");
    await logIn(page, insurer(slug), loginId, password);
    await enterBirthDate(page);
    await acceptTerms(page);
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 3);
  });

  test("2-1 ⑦で閉じても、別の端末でログインすると続きから始まる", async ({ page, insurer, member, anotherBrowser }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary" });
    await logIn(page, insurer(slug), loginId, password);
    await enterBirthDate(page);
    await acceptTerms(page);
    await chooseMethod(page, { step: 3, method: METHOD.totp });
    await expectScreen(page, "パスワードの更新", 4);
    const tablet = await anotherBrowser();
    await logIn(tablet, insurer(slug), loginId, password);
    await enterBirthDate(tablet);
    await enterNewPassword(tablet, NEW_PASSWORD, 4);
    await expectScreen(tablet, "メールアドレスの設定", 5);
  });

  test("2-3 2. ②～⑫ 生体認証方式（スマートデバイスから）：設定して、一度ログアウトし、動作を確認する", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const device = await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), loginId, password);
    await test.step("④「次へ」 ⑤「続ける」 ⑥パスキーの名前を消して付け直し「OK」", () =>
      registerPasskey(page, "電話１"));
    await test.step("⑦トップ画面が表示されます。一度ログアウトします", async () => {
      await expectServiceMenu(page);
      await logOutByName(page);
    });
    await test.step("⑧～⑩ ユーザIDとパスワード、「次へ」 ⑪認証できなければ「再試行してください」 ⑫トップ画面", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await device.refuse();
      await usePasskey(page, "電話１");
      await expect(page.getByText("認証が完了しませんでした。")).toBeVisible();
      await expectAccessible(page);
      await device.accept();
      await button(page, "再試行してください").click();
      await expectServiceMenu(page);
    });
  });

  test("2-3 3. ⑥⑦ パソコンから：「キャンセル」のあと「再試行してください」で登録する", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const device = await PasskeyDevice.attach(page, { transport: "cable" });
    await device.refuse();
    await logIn(page, insurer(slug), loginId, password);
    await button(page, "次へ").click();
    await expect(button(page, "再試行してください")).toBeVisible();
    await device.accept();
    await button(page, "再試行してください").click();
    await field(page, "パスキーの名前").fill("スマートフォン");
    await button(page, "OK").click();
    await expectServiceMenu(page);
    expect(await device.credentialCount()).toBe(1);
  });

  test("2-3 パスキーだけのログイン：ユーザID欄に出る候補を選べば、何も入力しなくてよい", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    // The virtual device takes the suggestion as soon as the field offers it.
    await (await PasskeyDevice.attach(page, { hasSuggestions: true })).hold(database, person, "わたしの電話");
    await page.goto(`${insurer(slug)}/login`);
    await expectServiceMenu(page);
  });

  test("2-4-1 ⑤～⑱ ワンタイムパスワード認証方式：キーをコピーして設定し、一度ログアウトし、動作を確認する", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "totp" });
    await test.step("⑤アクセス ⑥「ログイン」 ⑦ユーザIDとパスワード", () =>
      logIn(page, insurer(slug), loginId, password));
    await test.step("⑧「スキャンできませんか？」", () => expectScreen(page, "ワンタイムパスワードの設定"));
    const app = new AuthenticatorApp(await readTotpKey(page));
    await test.step("⑨～⑬ キー、デバイス名、6桁のワンタイムパスワードを入力し「実行」", async () =>
      registerTotp(page, { code: await app.freshCode(), name: "わたしの電話" }));
    await test.step("⑭トップ画面が表示されます。一度ログアウトします", async () => {
      await expectServiceMenu(page);
      await logOutByName(page);
    });
    await test.step("⑮「ログイン」 ⑯ユーザIDとパスワード ⑰「トップページへ」 ⑱トップ画面", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await enterTotp(page, await app.freshCode());
      await expectServiceMenu(page);
    });
  });
});
