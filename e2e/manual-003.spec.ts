import { randomInt } from "node:crypto";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { AuthenticatorApp, expect, PasskeyDevice, test } from "./fixtures.ts";
import { importMembers } from "./support/import-members.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterEmailCode,
  enterNewPassword,
  enterTotp,
  expectComplete,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  keepEmail,
  logIn,
  logOutByName,
  METHOD,
  openConfirmationLink,
  openLogin,
  readTotpKey,
  registerPasskey,
  registerTotp,
} from "./support/screens.ts";
import { walkWizard } from "./support/walk-wizard.ts";

/** Upper and lower case, digits and a symbol, as the insurer asks. */
const NEW_PASSWORD = "Shirakaba#2931";
const COMPANY_PC = /会社のパソコンではお使いになれません/;
const slug = "tekkou";

test.describe("マニュアル003 会社のPCはメールだけ、パスワードに決まりのある組合", () => {
  test("1【1】～【11】登録済みのメールアドレスを確認だけして、2-2【1】～【5】生体認証を設定する", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const {
      loginId,
      password,
      member: row,
    } = await member({
      insurer: slug,
      upTo: "temporary",
      temporaryCredential: "formula",
      email: `t${randomInt(1e12)}@example.jp`,
    });
    const email = row.email ?? "";
    const mailProgram = await anotherBrowser();
    await PasskeyDevice.attach(page);
    await test.step("1【1】アクセスします：入社の時期ごとの案内がある", async () => {
      await page.goto(insurer(slug));
      await page.getByText("ユーザID・パスワードの確認", { exact: true }).click();
      await page.getByText("令和7年（2025年）6月30日以前に入社された方", { exact: true }).click();
      await expect(page.getByText("はじめのパスワードは「記号＋番号＋生年月日（西暦8けた）」です。")).toBeVisible();
      await expectScreen(page, "加入者ポータル");
    });
    await test.step("1【2】記号+番号+生年(西暦)月日でログインします", () =>
      logIn(page, insurer(slug), loginId, password));
    await test.step("1【3】ご自身の生年月日を入力します", () => enterBirthDate(page));
    await test.step("1【4】利用規約に「同意する」を押します", () => acceptTerms(page));
    await test.step("1【5】メールアドレスを確認します（変更は必須ではありません）", () =>
      keepEmail(page, maskEmail(email), 3));
    await test.step("1【6】届いたメールを開き、確認を完了します【7】元の画面に戻ります", async () => {
      await openConfirmationLink(mailProgram, (await mailbox.next(email)).link);
    });
    await test.step("1【8】認証方法を選択します：生体認証がおすすめ、会社のPCの注意がある", async () => {
      await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
      await expect(field(page, METHOD.passkey)).toHaveAccessibleDescription(/おすすめ/);
      await expect(field(page, METHOD.passkey)).toHaveAccessibleDescription(COMPANY_PC);
      await expect(field(page, METHOD.totp)).toHaveAccessibleDescription(COMPANY_PC);
      await expect(field(page, METHOD.email)).toHaveAccessibleDescription(/会社のパソコンでもお使いになれます/);
      await chooseMethod(page, { step: 4, method: METHOD.passkey });
    });
    await test.step("1【9】新たなパスワードを設定します", () => enterNewPassword(page, NEW_PASSWORD, 5));
    await test.step("1【10】初回ログインが完了しました", () => expectComplete(page));
    await test.step("1【11】認証方法の設定を行うためログアウトします", () => logOutByName(page));
    await test.step("2-2【1】～【4】再度ログインし、生体認証を設定し、名前を付けます", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await registerPasskey(page, "自分のスマホ");
    });
    await test.step("2-2【5】トップ画面が表示されることを確認します", () => expectServiceMenu(page));
  });

  test("1【9】大文字・小文字・数字・記号がそろわない、またはIDを含むパスワードは、理由をすべて示して断る", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "method", method: "email" });
    await logIn(page, insurer(slug), loginId, password);
    await enterBirthDate(page);
    await expectScreen(page, "パスワードの更新", 5);
    await expect(page.getByText("8文字以上、64文字以内")).toBeVisible();
    const set = async (typed: string) => {
      await field(page, "パスワード").fill(typed);
      await field(page, "パスワード確認用").fill(typed);
      await button(page, "実行").click();
    };
    await set(`x${loginId}`);
    await expectRefusal(page, "パスワードの中にユーザIDを入れないでください。", "パスワード");
    await expectRefusal(page, "英大文字・英小文字・数字・記号をそれぞれ1文字以上入れてください。", "パスワード");
    await set("Shirakaba 2931");
    await expectRefusal(page, "使えない文字が入っています。", "パスワード");
    await set(NEW_PASSWORD);
    await expectComplete(page);
  });

  test("健保から届いた200人分のCSVを取り込み、通知のユーザIDとパスワードで3人が初回ログインする", async ({
    page,
    insurer,
    mailbox,
    serverVariables,
    anotherBrowser,
    night,
  }) => {
    test.setTimeout(180_000);
    const url = insurer(slug);
    const [first, second, third] = await importMembers(serverVariables, slug);
    if (!first || !second || !third) throw new Error("three letters are missing");
    const wizard = { url, order: "email-first", newPassword: NEW_PASSWORD } as const;

    await test.step("2-6 会社のPCの方：メール、ログアウトしてから【1】～【4】、翌日も", async () => {
      await walkWizard(page, mailbox, first, { ...wizard, method: METHOD.email });
      await logOutByName(page);
      await logIn(page, url, first.loginId, NEW_PASSWORD);
      await enterEmailCode(page, await mailbox.nextCode(first.email));
      await expectServiceMenu(page);
      await night(slug, first.loginId);
      const nextDay = await anotherBrowser();
      await logIn(nextDay, url, first.loginId, NEW_PASSWORD);
      await enterEmailCode(nextDay, await mailbox.nextCode(first.email));
      await expectServiceMenu(nextDay);
    });
    await test.step("2-2 ハガキで始める方：生体認証、続けて設定、翌日は「パスキーでログイン」", async () => {
      const phone = await anotherBrowser();
      const device = await PasskeyDevice.attach(phone);
      await walkWizard(phone, mailbox, second, { ...wizard, method: METHOD.passkey });
      await button(phone, "続けて認証方法を設定する").click();
      await registerPasskey(phone, "自分のスマホ");
      await expectServiceMenu(phone);
      const nextDay = await anotherBrowser();
      await device.carryTo(nextDay);
      await openLogin(nextDay, url);
      await button(nextDay, "パスキーでログイン").click();
      await expectServiceMenu(nextDay);
    });
    await test.step("2-3 アプリの方：続けて設定、翌日も", async () => {
      const phone = await anotherBrowser();
      await walkWizard(phone, mailbox, third, { ...wizard, method: METHOD.totp });
      await button(phone, "続けて認証方法を設定する").click();
      const app = new AuthenticatorApp(await readTotpKey(phone));
      await registerTotp(phone, { code: await app.freshCode(), name: "自分のスマホ" });
      await expectServiceMenu(phone);
      const nextDay = await anotherBrowser();
      await logIn(nextDay, url, third.loginId, NEW_PASSWORD);
      await enterTotp(nextDay, await app.freshCode());
      await expectServiceMenu(nextDay);
    });
  });
});
