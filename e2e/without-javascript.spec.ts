import * as ja from "#lib/messages/ja/index.ts";
import { AuthenticatorApp, expect, type Page, type PortalMember, test } from "./fixtures.ts";
import { button, enterCredentials, field, METHOD, type MethodLabel, readTotpKey } from "./support/screens.ts";

const slug = "aozora";
const NEW_PASSWORD = "Umi-to-Yama-2931";

test.use({ javaScriptEnabled: false });

/** axe is a script itself: what these screens hold is judged with JavaScript, elsewhere. */
async function expectScreen(page: Page, heading: string) {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
}

async function fill(page: Page, values: Record<string, string>, submit = "実行") {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value);
  await button(page, submit).click();
}

/** From the letter to the address; the mail is on its way. */
async function walkToConfirmation(page: Page, url: string, person: PortalMember, email: string) {
  await page.goto(`${url}/login`);
  await enterCredentials(page, person.loginId, person.password);
  await expectScreen(page, "生年月日の入力");
  await fill(page, { 生年月日: "昭和54年8月22日" });
  await expectScreen(page, "利用規約");
  await button(page, "同意する").click();
  await expectScreen(page, "メールアドレスの設定");
  await fill(page, { メールアドレス: email });
  await expectScreen(page, "メールアドレスの確認");
}

async function walkToComplete(page: Page, method: MethodLabel) {
  await expectScreen(page, "ユーザIDの変更・認証方法の設定");
  await page.getByRole("radio", { name: method, exact: true }).check();
  await button(page, "実行").click();
  await expectScreen(page, "パスワードの更新");
  await expect(page.getByText("ユーザIDを含まない")).toBeVisible();
  await fill(page, { パスワード: NEW_PASSWORD, パスワード確認用: NEW_PASSWORD });
  await expectScreen(page, "初回ログインが完了しました");
}

test.describe("without JavaScript", () => {
  test("the whole first login with mail codes, the link read on a phone, and the logout", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const email = `${person.loginId}@example.jp`;
    await walkToConfirmation(page, insurer(slug), person, email);
    await expect(button(page, "パスキーでログイン")).toHaveCount(0);
    const phone = await anotherBrowser();
    await phone.goto((await mailbox.next(email)).link);
    await button(phone, "メールアドレスを確認する").click();
    await expectScreen(phone, "メールアドレスを確認しました");
    await button(page, "更新").click();
    await walkToComplete(page, METHOD.email);
    await button(page, "続けて認証方法を設定する").click();
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
    await fill(page, { ワンタイムパスワード: await mailbox.nextCode(email) });
    await expectScreen(page, "サービスメニュー");

    await page.getByRole("banner").getByRole("link", { name: /様$/ }).click();
    await expectScreen(page, "ログアウト");
    await button(page, "ログアウトする").click();
    await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
  });

  test("the whole first login with an app, its key copied by hand, and the next login", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const email = `${person.loginId}@example.jp`;
    await walkToConfirmation(page, insurer(slug), person, email);
    await fill(page, { 確認コード: await mailbox.nextCode(email) });
    await walkToComplete(page, METHOD.totp);
    await button(page, "ログアウトする").click();

    const logIn = async () => {
      await page.goto(`${insurer(slug)}/login`);
      await enterCredentials(page, person.loginId, NEW_PASSWORD);
    };
    await logIn();
    await expectScreen(page, "ワンタイムパスワードの設定");
    const app = new AuthenticatorApp(await readTotpKey(page));
    await expect(button(page, "キーをコピー")).toHaveCount(0);
    await fill(page, { ワンタイムパスワード: await app.freshCode(), デバイス名: "自分のスマホ" });
    await expectScreen(page, "サービスメニュー");
    await page.goto(`${insurer(slug)}/logout`);
    await button(page, "ログアウトする").click();

    await logIn();
    await expectScreen(page, "ワンタイムパスワードの入力");
    await fill(page, { ワンタイムパスワード: await app.freshCode() }, "トップページへ");
    await expectScreen(page, "サービスメニュー");
  });

  test("a refused form comes back with its summary in focus and what was typed", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "email" });
    const summary = page.getByRole("alert", { name: ja.common.errorSummary });
    const expectError = async (sentence: string) => {
      await expect(summary).toContainText(sentence);
      await expect(summary).toHaveAttribute("autofocus");
      await expect(page).toHaveTitle(/^エラー: /);
    };
    await page.goto(`${insurer(slug)}/login`);
    await page.getByRole("checkbox", { name: "ログイン状態の保存" }).check();
    await enterCredentials(page, loginId, "machigai-2345");
    await expectError(ja.login.loginForm.refused);
    await expect(field(page, "ユーザID")).toHaveValue(loginId);
    await expect(field(page, "パスワード")).toHaveValue("");
    await expect(page.getByRole("checkbox", { name: "ログイン状態の保存" })).toBeChecked();

    await enterCredentials(page, loginId, password);
    await field(page, "生年月日").fill("1979/2/30");
    await button(page, "実行").click();
    await expectError(ja.login.birthDate.impossible);
    await expect(field(page, "生年月日")).toHaveValue("1979/2/30");
    await field(page, "生年月日").fill("1979/8/22");
    await button(page, "実行").click();
    await field(page, "ユーザID").fill("taro<2025");
    await page.getByRole("radio", { name: METHOD.totp, exact: true }).check();
    await button(page, "実行").click();
    await expectError(ja.members.loginId["forbidden-character"]);
    await expect(field(page, "ユーザID")).toHaveValue("taro<2025");
    await expect(page.getByRole("radio", { name: METHOD.totp, exact: true })).toBeChecked();
  });

  test("the passkey screens say what to do and offer another way", async ({ page, member, inLogin }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await inLogin(page, person, "/login/passkey/register");
    await expectScreen(page, "生体認証の設定");
    // Locators by text pass over <noscript>, also where it is shown.
    const advice = page.getByRole("main").locator("noscript");
    await expect(advice).toBeVisible();
    expect(await advice.textContent()).toContain(ja.factors.passkeyRegister.noScript);
    await expect(button(page, "次へ")).toHaveCount(0);
    await page.getByRole("link", { name: "別の認証方法を選ぶ", exact: true }).click();
    await expectScreen(page, "別の認証方法を選ぶ");
    await button(page, METHOD.totp).click();
    await expectScreen(page, "ワンタイムパスワードの設定");
  });

  test("in the settings too, with 「戻る」 apart from the advice", async ({ page, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/sign-in/passkey/new");
    await expectScreen(page, "生体認証の設定");
    const advice = await page.getByRole("main").locator("noscript > div").boundingBox();
    const back = await page.getByRole("main").getByRole("link", { name: "戻る", exact: true }).boundingBox();
    expect((back?.y ?? 0) - (advice?.y ?? 0) - (advice?.height ?? 0)).toBeGreaterThanOrEqual(16);
  });
});
