import * as ja from "#lib/messages/ja/index.ts";
import { AuthenticatorApp, expect, expectAccessible, test } from "./fixtures.ts";
import { ageCodes, endWait, expireLinks, justSent, waitEnd } from "./support/ageing.ts";
import { expectSummaryLeadsTo, fullWidth, submit } from "./support/bad-input.ts";
import {
  button,
  enterCredentials,
  enterEmail,
  enterEmailCode,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
} from "./support/screens.ts";

const slug = "aozora";

test.describe("e-mail confirmation", () => {
  const codeText = ja.credentials.emailCode;

  test("an invalid e-mail address is refused; a full-width one is read", async ({ page, member, mailbox, inLogin }) => {
    const text = ja.login.email;
    const person = await member({ insurer: slug, upTo: "terms" });
    await inLogin(page, person, "/login/email");
    await expectScreen(page, "メールアドレスの設定", 3);
    const tries: [string, string][] = [
      ["", text.empty],
      ["taro@@example.jp", text.unreadable],
      ["taro＠", text.unreadable],
      [`${"a".repeat(250)}@example.jp`, text["too-long"]],
    ];
    for (const [typed, sentence] of tries) {
      await field(page, "メールアドレス").fill(typed);
      await submit(page, "実行");
      await expectRefusal(page, sentence, "メールアドレス");
      await expect(field(page, "メールアドレス")).toHaveValue(typed);
      await expectSummaryLeadsTo(page, sentence, "メールアドレス");
    }
    await field(page, "メールアドレス").fill(` ${fullWidth(`${person.loginId}@Example.JP`)}`);
    await button(page, "実行").click();
    await expectScreen(page, "メールアドレスの確認", 3);
    const { code } = await mailbox.next(`${person.loginId}@example.jp`);
    await field(page, "確認コード").fill(`${fullWidth(code.slice(0, 3))}　－${fullWidth(code.slice(3))}`);
    await button(page, "実行").click();
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
  });

  test("an expired link and a used one say so; the e-mail address stays unconfirmed", async ({
    page,
    member,
    mailbox,
    anotherBrowser,
    database,
    inLogin,
  }) => {
    const text = ja.login.confirmEmailLink;
    const person = await member({ insurer: slug, upTo: "terms" });
    const email = `${person.loginId}@example.jp`;
    await inLogin(page, person, "/login/email");
    await enterEmail(page, email, 3);
    const { link } = await mailbox.next(email);
    const reader = await anotherBrowser();
    await reader.goto(link);
    await expireLinks(database, person);
    await button(reader, "メールアドレスを確認する").click();
    await expect(reader.getByRole("heading", { level: 1, name: text.deadTitle, exact: true })).toBeVisible();
    await expect(reader.getByText(text.deadBody)).toBeVisible();
    await expectAccessible(reader);
    await reader.goto(link);
    await expectScreen(reader, text.deadTitle);

    await ageCodes(database, person, 40);
    await button(page, "メールを再送信").click();
    await expect(page.getByText(ja.login.emailConfirm.resent)).toBeVisible();
    const second = await mailbox.next(email);
    await reader.goto(second.link);
    await button(reader, "メールアドレスを確認する").click();
    await expectScreen(reader, text.doneTitle);
    await reader.goto(second.link);
    await expectScreen(reader, text.overTitle);
    await expect(reader.getByText(text.doneBody)).toBeVisible();
    await reader.getByRole("link", { name: text.toLogin, exact: true }).click();
    await expectScreen(reader, "ログイン");
  });

  test("another member's code does not fit; five wrong codes end the code, 「メールを再送信」 helps", async ({
    page,
    member,
    mailbox,
    anotherBrowser,
    database,
    inLogin,
  }) => {
    const person = await member({ insurer: slug, upTo: "terms" });
    const neighbour = await member({ insurer: slug, upTo: "terms" });
    const [email, neighbourEmail] = [`${person.loginId}@example.jp`, `${neighbour.loginId}@example.jp`];
    const neighbourPage = await anotherBrowser();
    for (const [at, who, typed] of [
      [page, person, email],
      [neighbourPage, neighbour, neighbourEmail],
    ] as const) {
      await inLogin(at, who, "/login/email");
      await enterEmail(at, typed, 3);
      await expectScreen(at, "メールアドレスの確認", 3);
    }
    const own = await mailbox.next(email);
    const foreign = await mailbox.next(neighbourEmail);
    await field(page, "確認コード").fill("12345");
    await submit(page, "実行");
    await expectRefusal(page, ja.members.oneTimeCode["not-six-digits"], "確認コード");
    for (let misses = 1; misses <= 5; misses += 1) {
      await field(page, "確認コード").fill(foreign.code);
      await submit(page, "実行");
      await expectRefusal(page, ja.login.emailConfirm.incorrect, "確認コード");
    }
    await field(page, "確認コード").fill(own.code);
    await submit(page, "実行");
    await expectRefusal(page, codeText.exhausted, "確認コード");

    await justSent(database, person);
    await submit(page, "メールを再送信");
    await expect(page.getByText(ja.login.email["too-soon"])).toBeVisible();
    await expectAccessible(page);
    await ageCodes(database, person, 40);
    await submit(page, "メールを再送信");
    await expect(page.getByText(ja.login.emailConfirm.resent)).toBeVisible();
    await field(page, "確認コード").fill(await mailbox.nextCode(email));
    await button(page, "実行").click();
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
  });
});

test.describe("second factor", () => {
  test("five wrong app codes cost a wait that names its end; then a full-width code is read", async ({
    page,
    member,
    database,
    inLogin,
  }) => {
    const text = ja.factors.totpLogin;
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await inLogin(page, person, "/login/otp");
    await enterTotp(page, "12 34");
    await expectRefusal(page, ja.members.oneTimeCode["not-six-digits"], "ワンタイムパスワード");
    for (let misses = 1; misses <= 5; misses += 1) {
      await field(page, "ワンタイムパスワード").fill(app.wrongCode());
      await submit(page, "トップページへ");
      await expectRefusal(page, ja.credentials.totp.incorrect, "ワンタイムパスワード");
      const advice = misses < 2 ? text.incorrectHelp : text.clockHelp;
      await expect(field(page, "ワンタイムパスワード")).toHaveAccessibleDescription(new RegExp(advice));
      await expect(page.getByRole("alert", { name: ja.common.errorSummary })).not.toContainText(advice);
    }
    await field(page, "ワンタイムパスワード").fill(app.wrongCode());
    await submit(page, "トップページへ");
    const waiting = ja.credentials.guard.waitingUntil(await waitEnd(database, person, "totp"));
    await expectRefusal(page, waiting, "ワンタイムパスワード");
    await expectSummaryLeadsTo(page, waiting, "ワンタイムパスワード");
    await endWait(database, person, "totp");
    const code = await app.freshCode();
    await field(page, "ワンタイムパスワード").fill(`${fullWidth(code.slice(0, 3))}　${fullWidth(code.slice(3))}`);
    await page.keyboard.press("Enter");
    await expectServiceMenu(page);
  });

  test("five wrong mail codes end the code, 「再送信」 helps", async ({ page, insurer, member, mailbox, database }) => {
    const text = ja.credentials.emailCode;
    const person = await member({ insurer: slug, upTo: "email-code" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    const { code } = await mailbox.next(person.member.email ?? "");
    const wrong = code === "000000" ? "111111" : "000000";
    await enterEmailCode(page, wrong);
    await expectRefusal(page, text.incorrect, "ワンタイムパスワード");
    for (let misses = 2; misses <= 5; misses += 1) {
      await field(page, "ワンタイムパスワード").fill(wrong);
      await submit(page, "実行");
    }
    await endWait(database, person, "emailCode");
    await field(page, "ワンタイムパスワード").fill(code);
    await submit(page, "実行");
    await expectRefusal(page, text.exhausted, "ワンタイムパスワード");
    await justSent(database, person);
    await submit(page, "再送信");
    await expect(page.getByText(text["too-soon"])).toBeVisible();
    await ageCodes(database, person, 40);
    await submit(page, "再送信");
    await expect(page.getByText(ja.factors.emailCode.resent)).toBeVisible();
    await field(page, "ワンタイムパスワード").fill(await mailbox.nextCode(person.member.email ?? ""));
    await button(page, "実行").click();
    await expectServiceMenu(page);
  });
});
