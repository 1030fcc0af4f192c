import * as ja from "#lib/messages/ja/index.ts";
import { expect, test } from "./fixtures.ts";
import { expireAttempts } from "./support/ageing.ts";
import { button, enterBirthDate, enterCredentials, expectScreen, field, METHOD } from "./support/screens.ts";

const slug = "aozora";

test.describe("order of screens", () => {
  test("the form of a former attempt says that another screen went on, and nothing is lost", async ({
    page,
    context,
    insurer,
    member,
    inLogin,
  }) => {
    const text = ja.login.anotherTab;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await inLogin(page, person, "/login/birth-date");
    await expectScreen(page, "生年月日の入力", 1);
    const second = await context.newPage();
    await second.goto(`${insurer(slug)}/login`);
    await enterCredentials(second, person.loginId, person.password);
    await enterBirthDate(second);
    await expectScreen(second, "利用規約", 2);

    await field(page, "生年月日").fill("19790822");
    await button(page, "実行").click();
    await expectScreen(page, text.title);
    await page.getByRole("link", { name: text.button, exact: true }).click();
    await expectScreen(page, "利用規約", 2);
    await button(page, "同意する").click();
    await expectScreen(page, "メールアドレスの設定", 3);
  });

  test("the back button and typed URLs lead to the screen that is due, at every step", async ({
    page,
    insurer,
    member,
    mailbox,
    inLogin,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const email = `${person.loginId}@example.jp`;
    const later = ["/login/new-password", "/login/complete", "/login/otp/register", "/login/otp", "/login/terms"];
    const expectDue = async (heading: string, step: number) => {
      await expectScreen(page, heading, step);
      const due = page.url();
      await page.goBack();
      // After the redirect: before it, the old screen would pass for the new one.
      await expect(page).toHaveURL(due);
      await expectScreen(page, heading, step);
      for (const path of later) {
        await page.goto(`${insurer(slug)}${path}`);
        await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
      }
    };
    await inLogin(page, person, "/login/birth-date");
    await enterBirthDate(page);
    await expectDue("利用規約", 2);
    await button(page, "同意する").click();
    later.length = 3;
    await expectDue("メールアドレスの設定", 3);
    await field(page, "メールアドレス").fill(email);
    await button(page, "実行").click();
    await expectDue("メールアドレスの確認", 3);
    await field(page, "確認コード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await expectDue("ユーザIDの変更・認証方法の設定", 4);
    await page.getByRole("radio", { name: METHOD.totp, exact: true }).check();
    await button(page, "実行").click();
    later.splice(0, 1);
    await expectDue("パスワードの更新", 5);
    await field(page, "パスワード").fill("Umi-to-Yama-2931");
    await field(page, "パスワード確認用").fill("Umi-to-Yama-2931");
    await button(page, "実行").click();
    later.splice(0, 1);
    await expectDue("初回ログインが完了しました", 6);
    await page.goto(insurer(slug));
    await expect(page.getByRole("heading", { level: 1, name: ja.portal.top.title })).toBeVisible();
  });

  test("an expired attempt says why, and the next login continues where it stopped", async ({
    page,
    member,
    database,
    inLogin,
  }) => {
    const text = ja.login.expired;
    const person = await member({ insurer: slug, upTo: "temporary" });
    await inLogin(page, person, "/login/terms");
    await expectScreen(page, "利用規約", 2);
    await button(page, "同意する").click();
    await expectScreen(page, "メールアドレスの設定", 3);
    await expireAttempts(database, person);
    await field(page, "メールアドレス").fill("taro@example.jp");
    await button(page, "実行").click();
    await expectScreen(page, text.title);
    await expect(page.getByText(text.body)).toBeVisible();
    await page.getByRole("link", { name: text.button, exact: true }).click();
    await enterCredentials(page, person.loginId, person.password);
    // The temporary credentials are proved again, so the birth date is too; the terms are not.
    await enterBirthDate(page);
    await expectScreen(page, "メールアドレスの設定", 3);
  });
});
