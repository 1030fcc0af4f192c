import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterCredentials,
  enterEmail,
  enterEmailCode,
  enterNewPassword,
  expectComplete,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
  METHOD,
  openConfirmationLink,
  openLogin,
  openLogoutDialog,
} from "./support/screens.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const slug = "aozora";

/** As if the phone was asleep: the page has not continued before 「更新」 is pressed. */
async function holdBack(page: Page) {
  await page.route("**/login/email/confirm*", (route) =>
    route.request().headers().rsc === "1" ? undefined : route.fallback(),
  );
}

test.describe("マニュアル000 OTP(メール)認証版", () => {
  test("1【1】～【11】右上からログアウトし、【OTP認証(メール)を設定する】【1】～【4】、翌日もログインできる", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
    night,
  }) => {
    const { loginId: temporaryId, password } = await member({ insurer: slug, upTo: "temporary" });
    const loginId = `ao${temporaryId}`;
    const email = `${temporaryId}@example.jp`;
    const phone = await anotherBrowser();

    await test.step("1【1】アクセスします", async () => {
      await page.goto(insurer(slug));
      await expectScreen(page, "加入者ポータル");
    });
    await test.step("1【2】ユーザIDとパスワードを入力しログインします", async () => {
      await openLogin(page, insurer(slug));
      await expectScreen(page, "ログイン");
      await expect(page.getByRole("checkbox", { name: "ログイン状態の保存", exact: true })).not.toBeChecked();
      for (const name of ["パスワードを忘れた方はこちら", "ユーザIDを忘れた方はこちら", "ポータルに戻る"]) {
        await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
      }
      await enterCredentials(page, temporaryId, password);
    });
    await test.step("1【3】ご自身の生年月日を入力します", () => enterBirthDate(page));
    await test.step("1【4】利用規約に「同意する」を押します", () => acceptTerms(page));
    await test.step("1【5】メールアドレスを設定します", () => enterEmail(page, email, 3));
    await test.step("1【6】届いたメールを開き、メールアドレスの確認を完了します", async () => {
      await holdBack(page);
      await expectScreen(page, "メールアドレスの確認", 3);
      await expect(page.getByText(email)).toBeVisible();
      const mail = await mailbox.next(email);
      expect(mail.subject).toBe("【あおぞら健保】メールアドレスの確認");
      await openConfirmationLink(phone, mail.link);
    });
    await test.step("1【7】元の画面に戻り更新します", () => button(page, "更新").click());
    await test.step("1【8】認証方法「OTP認証（メール）」を選択します", async () => {
      await expect(page.getByRole("group", { name: "認証方法", exact: true }).getByRole("radio")).toHaveCount(3);
      await expect(field(page, METHOD.email)).toHaveAccessibleDescription(/おすすめ/);
      await chooseMethod(page, { step: 4, method: METHOD.email, loginId });
    });
    await test.step("1【9】新たなパスワードを設定します", () => enterNewPassword(page, NEW_PASSWORD, 5));
    await test.step("1【10】初回ログインが完了しました", () => expectComplete(page));
    await test.step("1【11】画面右上からログアウトします", async () => {
      const dialog = await openLogoutDialog(page);
      await expect(dialog).toContainText("初回ログイン設定は続きます");
      await expectAccessible(page);
      await button(dialog, "キャンセル").click();
      await expect(dialog).toBeHidden();
      await logOutByName(page);
      await expect(page.getByRole("status")).toContainText("初回ログイン設定は続きます");
    });
    await test.step("設定する【1】再度アクセスします【2】ワンタイムパスワードが送信されます", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await expect(page.getByText(`${email.slice(0, 1)}•••@example.jp`)).toBeVisible();
    });
    await test.step("設定する【3】届いたワンタイムパスワードを入力します", async () => {
      const mail = await mailbox.next(email);
      expect(mail.subject).toBe("【あおぞら健保】ログイン用ワンタイムパスワードのお知らせ");
      await enterEmailCode(page, mail.code);
    });
    await test.step("設定する【4】ログイン後のトップ画面が表示されます【以上で設定が完了しました】", async () => {
      await expectServiceMenu(page);
      await expect(page.getByRole("status")).toContainText("以上でOTP認証（メール）の設定が完了しました。");
      await page.reload();
      await expectServiceMenu(page);
      await expect(page.getByText("設定が完了しました。")).toHaveCount(0);
    });
    await test.step("翌日、別のブラウザからパスワードとメールの番号でログインする", async () => {
      await night(slug, loginId);
      await logIn(phone, insurer(slug), loginId, NEW_PASSWORD);
      await enterEmailCode(phone, await mailbox.nextCode(email));
      await expectServiceMenu(phone);
    });
  });

  test("1【1】～【10】記号+番号+生年月日の仮パスワードで始め、確認コードを使い、「続けて認証方法を設定する」", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary", temporaryCredential: "formula" });
    const email = `${loginId}@example.jp`;
    await logIn(page, insurer(slug), loginId, password);
    await enterBirthDate(page);
    await acceptTerms(page);
    await enterEmail(page, email, 3);
    await field(page, "確認コード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await chooseMethod(page, { step: 4, method: METHOD.email });
    await enterNewPassword(page, NEW_PASSWORD, 5);
    await expectComplete(page);
    await expect(page.getByRole("definition").filter({ hasText: insurer(slug) })).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: loginId })).toBeVisible();
    await test.step("印刷すると、次のログインの手順も載る", async () => {
      const step = page.getByText("上のアドレスを開き、「ログイン」を押します。");
      await expect(step).toBeHidden();
      await page.emulateMedia({ media: "print" });
      await expect(step).toBeVisible();
      await page.emulateMedia({ media: null });
    });
    await button(page, "続けて認証方法を設定する").click();
    await enterEmailCode(page, await mailbox.nextCode(email));
    await expectServiceMenu(page);
  });

  test("1【2】～【9】入力をまちがえると、どの画面も何を直すかを示し、入力した内容を残す", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary" });
    const email = `${loginId}@example.jp`;
    await test.step("1【2】", async () => {
      await logIn(page, insurer(slug), loginId, "machigai2345");
      await expectRefusal(page, "無効なユーザIDまたはパスワードです。");
      await expect(field(page, "ユーザID")).toHaveValue(loginId);
      await expect(field(page, "パスワード")).toHaveValue("");
      await enterCredentials(page, loginId, password);
    });
    await test.step("1【3】", async () => {
      await enterBirthDate(page, "1979/8/23");
      await expectRefusal(page, "登録されている生年月日と一致しませんでした。", "生年月日");
      await expect(field(page, "生年月日")).toHaveValue("1979/8/23");
      await field(page, "生年月日").fill("昭和54年8月22日");
      await expect(page.getByText("1979年（昭和54年）8月22日 と読み取りました。")).toBeVisible();
      await button(page, "実行").click();
      await acceptTerms(page);
    });
    await test.step("1【5】", async () => {
      await enterEmail(page, "taro＠", 3);
      await expectRefusal(page, "メールアドレスの形になっていません。", "メールアドレス");
      await expect(field(page, "メールアドレス")).toHaveValue("taro＠");
      await field(page, "メールアドレス").fill(email);
      await button(page, "実行").click();
    });
    await test.step("1【6】", async () => {
      await expectScreen(page, "メールアドレスの確認", 3);
      await field(page, "確認コード").fill("12345");
      await button(page, "実行").click();
      await expectRefusal(page, "番号は6けたの数字です。", "確認コード");
      await field(page, "確認コード").fill(await mailbox.nextCode(email));
      await button(page, "実行").click();
    });
    await test.step("1【8】", async () => {
      await chooseMethod(page, { step: 4, method: METHOD.totp, loginId: "taro" });
      await expectRefusal(page, "ユーザIDは8文字以上にしてください。", "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue("taro");
      await expect(field(page, METHOD.totp)).toBeChecked();
      await page.getByText("利用不可文字一覧を見る", { exact: true }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "（小なり記号）" })).toBeVisible();
      await expectAccessible(page);
      await field(page, "ユーザID").fill(loginId.toUpperCase());
      await button(page, "実行").click();
    });
    await test.step("1【9】", async () => {
      await enterNewPassword(page, "abc", 5);
      await expectRefusal(page, "文字数が足りません。", "パスワード");
      await expect(field(page, "パスワード")).toHaveValue("");
      await field(page, "パスワード").fill(NEW_PASSWORD);
      await field(page, "パスワード確認用").fill(NEW_PASSWORD.toLowerCase());
      await button(page, "実行").click();
      await expectRefusal(page, "「パスワード」と「パスワード確認用」が違います。", "パスワード確認用");
      await field(page, "パスワード").fill("abc");
      await field(page, "パスワード確認用").fill("abd");
      await button(page, "実行").click();
      await expectRefusal(page, "文字数が足りません。", "パスワード");
      await expectRefusal(page, "「パスワード」と「パスワード確認用」が違います。", "パスワード確認用");
    });
  });
});
