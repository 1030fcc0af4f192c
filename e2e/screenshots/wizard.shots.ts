import { button, chooseMethod, enterCredentials, enterNewPassword, field, METHOD } from "../support/screens.ts";
import { LONG_INSURER } from "./create-long-insurer.ts";
import { expect, isRefused, shows, test } from "./shots.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";

test("birth date @main", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "temporary" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);

  await shows(page, "生年月日の入力");
  await shoot("10-birth-date");
  await field(page, "生年月日").fill("S54.8.22");
  await expect(page.getByText("読み取りました")).toBeVisible();
  await shoot("10-birth-date-typed");
  for (const typed of ["19790823", "19790824", "19790825", "19790826", "19790827"]) {
    await field(page, "生年月日").fill(typed);
    await isRefused(page, "実行");
    if (typed === "19790823") await shoot("10-birth-date-mismatch");
  }
  await isRefused(page, "実行");
  await shoot("10-birth-date-waiting");
});

test("first login, e-mail first @main", async ({ page, insurer, member, mailbox, anotherBrowser, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "temporary" });
  const email = `${loginId}.no-nagai-address@mail.kenkouhoken-kumiai.example.jp`;
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();

  await shows(page, "利用規約");
  await shoot("11-terms");
  await button(page, "同意する").click();
  await shows(page, "メールアドレスの設定");
  await shoot("12-email");
  await field(page, "メールアドレス").fill("taro＠");
  await isRefused(page, "実行");
  await shoot("12-email-refused");
  await field(page, "メールアドレス").fill(email);
  await button(page, "実行").click();
  await shows(page, "メールアドレスの確認");
  await shoot("13-email-confirm");
  await field(page, "確認コード").fill("12345");
  await isRefused(page, "実行");
  await shoot("13-email-confirm-refused");
  await button(page, "メールを再送信").click();
  await expect(page.getByRole("main").getByRole("alert").last()).toContainText("お送りしたばかり");
  await shoot("13-email-confirm-too-soon");

  const phone = await anotherBrowser();
  await phone.goto((await mailbox.next(email)).link);
  await shows(phone, "メールアドレスの確認");
  await shoot("14-confirm-link", phone);
  await button(phone, "メールアドレスを確認する").click();
  await shows(phone, "メールアドレスを確認しました");
  await shoot("14-confirm-link-done", phone);

  await shows(page, "ユーザIDの変更・認証方法の設定");
  await shoot("15-method");
  await page.getByText("利用不可文字一覧を見る").click();
  await field(page, "ユーザID").fill("たろう");
  await isRefused(page, "実行");
  await shoot("15-method-refused");
  await field(page, "ユーザID").fill(`ao${loginId.slice(-7)}`);
  await page.getByRole("radio", { name: METHOD.totp, exact: true }).check();
  await shoot("15-method-typed");
  await button(page, "実行").click();

  await shows(page, "パスワードの更新");
  await shoot("16-new-password");
  await field(page, "パスワード").fill("kaze¥1");
  await field(page, "パスワード確認用").fill("kaze");
  await shoot("16-new-password-weak");
  await field(page, "パスワード確認用").fill("kaze¥1");
  await isRefused(page, "実行");
  await shoot("16-new-password-refused");
  await field(page, "パスワード").fill(NEW_PASSWORD);
  await field(page, "パスワード確認用").fill(NEW_PASSWORD);
  await expect(page.getByText("2つのパスワードは同じです。")).toBeVisible();
  await shoot("16-new-password-typed");
  await button(page, "実行").click();

  await shows(page, "初回ログインが完了しました");
  await shoot("17-complete");
  await page.getByRole("banner").getByRole("link", { name: /様$/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot("18-logout-dialog");
  await button(page, "キャンセル").click();
  await page.goto(`${insurer("aozora")}/logout`);
  await shoot("18-logout");
});

test("an e-mail on file is confirmed", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "tekkou", upTo: "terms", email: "hanako.kenpo@example.jp" });
  await page.goto(`${insurer("tekkou")}/login`);
  await enterCredentials(page, loginId, password);
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();
  await shows(page, "メールアドレスの確認");
  await shoot("12-email-known");
});

test("method and password where the rules are strict", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "tekkou", upTo: "email" });
  await page.goto(`${insurer("tekkou")}/login`);
  await enterCredentials(page, loginId, password);
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();
  await shows(page, "ユーザIDの変更・認証方法の設定");
  await shoot("15-method-notes");
  await chooseMethod(page, { step: 4, method: METHOD.email });
  await shows(page, "パスワードの更新");
  await shoot("16-new-password-classes");
});

test("long texts, and the forced logout @main", async ({ page, insurer, member, mailbox, shoot }) => {
  const { loginId, password } = await member({
    insurer: LONG_INSURER,
    upTo: "temporary",
    kana: "ケンコウホケンクミアイ　アレクサンドリーナノスケ",
  });
  const email = `${loginId}@example.jp`;
  await page.goto(`${insurer(LONG_INSURER)}/login`);
  await enterCredentials(page, loginId, password);
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();
  await shows(page, "利用規約");
  await shoot("19-long-terms");
  await button(page, "同意する").click();
  await shows(page, "ユーザIDの変更・認証方法の設定");
  await shoot("19-long-method");
  await chooseMethod(page, { step: 3, method: METHOD.passkey });
  await enterNewPassword(page, NEW_PASSWORD, 4);
  await field(page, "メールアドレス").fill(email);
  await button(page, "実行").click();
  await field(page, "確認コード").fill(await mailbox.nextCode(email));
  await button(page, "実行").click();
  await shows(page, "初回ログインが完了しました");
  await shoot("17-complete-forced-logout");
});

test("the terms are refused", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "temporary" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();
  await button(page, "同意しない").click();
  await shows(page, "ログインを中止しました");
  await shoot("11-terms-refused");
});
