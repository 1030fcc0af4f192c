import { randomInt } from "node:crypto";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { AuthenticatorApp, expect, PasskeyDevice, test } from "./fixtures.ts";
import { importMembers } from "./support/import-members.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterEmail,
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
  readTotpKey,
  registerPasskey,
  registerTotp,
  usePasskey,
} from "./support/screens.ts";
import { walkWizard } from "./support/walk-wizard.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const slug = "shosha";
const DEVICE = "新ポータル";

test.describe("マニュアル002 OTPと生体認証、パスワードが先", () => {
  test("1～8 ユーザIDを変えずに初回ログインし、OTPを「新ポータル」の名前で設定し、2回目以降1～4でログインする", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
    night,
  }) => {
    const {
      loginId,
      password,
      member: row,
    } = await member({
      insurer: slug,
      upTo: "temporary",
      temporaryCredential: "formula",
      email: `s${randomInt(1e12)}@example.jp`,
    });
    const email = row.email ?? "";
    const phone = await anotherBrowser();
    await test.step("1・2 ユーザIDは大文字で入力してもよく、パスワードは「記号＋番号＋生年月日」", () =>
      logIn(page, insurer(slug), loginId.toUpperCase(), password));
    await test.step("3 西暦で生年月日８桁を入力し、「実行」", () => enterBirthDate(page));
    await test.step("4 「同意する」を押下してください", () => acceptTerms(page));
    await test.step("7 メールアドレスを確認してください：「記号＋番号＋生年月日」の方は、ほかの設定より先に", async () => {
      await keepEmail(page, maskEmail(email), 3);
      await expectScreen(page, "メールアドレスの確認", 3);
      await openConfirmationLink(phone, (await mailbox.next(email)).link);
    });
    await test.step("5 認証方法を選択してください。変更されない場合は現在のIDのまま", async () => {
      const choices = page.getByRole("group", { name: "認証方法", exact: true }).getByRole("radio");
      await expect(choices).toHaveCount(2);
      await expect(field(page, METHOD.totp)).toHaveAccessibleDescription(/FreeOTP/);
      await expect(field(page, METHOD.passkey)).toHaveAccessibleDescription(/iCloudキーチェーン/);
      await expect(field(page, "ユーザID")).toHaveValue(loginId);
      await chooseMethod(page, { step: 4, method: METHOD.totp });
    });
    await test.step("6 新たなパスワードを設定してください", () => enterNewPassword(page, NEW_PASSWORD, 5));
    await test.step("8 引き続き多要素認証の設定を行うため、ログアウトしてください", async () => {
      await expectComplete(page);
      await logOutByName(page);
    });
    await test.step("OTP 1・2 スマートフォンにて再度ログインし、キーをコピーします", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await expectScreen(page, "ワンタイムパスワードの設定");
    });
    const app = new AuthenticatorApp(await readTotpKey(page));
    await test.step("OTP 3 「デバイス名」に新ポータルと入力し、実行", async () => {
      await registerTotp(page, { code: await app.freshCode(), name: DEVICE });
      await expectServiceMenu(page);
    });
    await test.step("2回目以降のログイン方法1～4", async () => {
      await night(slug, loginId);
      app.startDay();
      await logIn(phone, insurer(slug), loginId, NEW_PASSWORD);
      await enterTotp(phone, await app.freshCode());
      await expectServiceMenu(phone);
    });
  });

  test("7 メールアドレスを入力し、1～4 生体認証を「新ポータル」の名前で設定する", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "password", method: "passkey" });
    const email = `${loginId}@example.jp`;
    await PasskeyDevice.attach(page);
    await test.step("7 メールアドレスを入力してください", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await enterBirthDate(page);
      await enterEmail(page, email, 5);
      await field(page, "確認コード").fill(await mailbox.nextCode(email));
      await button(page, "実行").click();
      await expectComplete(page);
      await logOutByName(page);
    });
    await test.step("生体認証1～4 再度ログインし、端末に名前を付けます", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await registerPasskey(page, DEVICE);
      await expectServiceMenu(page);
    });
  });

  test("健保から届いた200人分のCSVを取り込み、通知のユーザIDとパスワードで3人が初回ログインする", async ({
    page,
    insurer,
    mailbox,
    serverVariables,
    anotherBrowser,
  }) => {
    test.setTimeout(180_000);
    const url = insurer(slug);
    const [first, second, third] = await importMembers(serverVariables, slug);
    if (!first || !second || !third) throw new Error("three letters are missing");
    const wizard = { url, order: "password-first", newPassword: NEW_PASSWORD } as const;

    await test.step("2025年8月以前に入社の方：OTP、続けて設定", async () => {
      await walkWizard(page, mailbox, first, { ...wizard, method: METHOD.totp });
      await button(page, "続けて認証方法を設定する").click();
      const app = new AuthenticatorApp(await readTotpKey(page));
      await registerTotp(page, { code: await app.freshCode(), name: DEVICE });
      await expectServiceMenu(page);
    });
    await test.step("2025年9月以降に入社の方：生体認証、ログアウトしてから設定", async () => {
      const phone = await anotherBrowser();
      await PasskeyDevice.attach(phone);
      await walkWizard(phone, mailbox, second, { ...wizard, method: METHOD.passkey });
      await logOutByName(phone);
      await logIn(phone, url, second.loginId, NEW_PASSWORD);
      await registerPasskey(phone, DEVICE);
      await expectServiceMenu(phone);
      await logOutByName(phone);
      await logIn(phone, url, second.loginId, NEW_PASSWORD);
      await usePasskey(phone, DEVICE);
      await expectServiceMenu(phone);
    });
    await test.step("2025年8月以前に入社の別の方：OTP、翌日に設定", async () => {
      const home = await anotherBrowser();
      await walkWizard(home, mailbox, third, { ...wizard, method: METHOD.totp });
      const nextDay = await anotherBrowser();
      await logIn(nextDay, url, third.loginId, NEW_PASSWORD);
      const app = new AuthenticatorApp(await readTotpKey(nextDay));
      await registerTotp(nextDay, { code: await app.freshCode(), name: DEVICE });
      await expectServiceMenu(nextDay);
    });
  });
});
