import { expect, expectAccessible, PasskeyDevice, test } from "./fixtures.ts";
import { ageCodes, justSent } from "./support/ageing.ts";
import {
  enterNewEmail,
  expectProfileSays,
  expectWaiting,
  fact,
  mailAbout,
  newEmail,
  newLoginId,
  openEmailForm,
  openProfile,
  storedMember,
} from "./support/profile.ts";
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
} from "./support/screens.ts";
import { ageProofs, appOf, everywhere, expectSignedOut, reauthenticate } from "./support/settings.ts";

const slug = "daiwa-demo";

test.describe("マニュアル004 3-5. メールアドレスを変更する場合", () => {
  test("1. ①～⑦、2. PC操作 ①～⑥ ワンタイムパスワード認証：別の端末でメールのリンクを押す", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, former, email] = [appOf(person), person.member.email ?? "", newEmail()];
    const otherBrowser = await anotherBrowser();
    await signedIn(otherBrowser, person);
    await signedIn(page, person);
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await test.step("①トップページ ②「プロフィール変更」 ③「Eメール変更」", async () => {
      await openProfile(page);
      await openEmailForm(page);
    });
    await test.step("④パスワード画面", () => reauthenticate(page, person.password));
    await test.step("⑤ワンタイムパスワード画面", async () => enterTotp(page, await app.freshCode(), "2 / 2"));
    await test.step("⑥メールアドレス更新画面：変更前のアドレスを消して「実行」", async () => {
      await expect(field(page, "メールアドレス")).toHaveValue(former);
      await expect(everywhere(page)).toBeChecked();
      await enterNewEmail(page, email);
      await expectWaiting(page, email);
    });
    await expectSignedOut(otherBrowser, insurer(slug));
    expect((await storedMember(database, person)).email).toBe(former);
    expect((await mailAbout(mailbox, former, "変更が申し込まれました")).text).not.toContain(email);
    await test.step("新しいアドレスに届いたメールのリンクを、メールを読む端末で開く", async () => {
      const { link } = await mailAbout(mailbox, email, "メールアドレスの確認");
      await otherBrowser.goto(link);
      await expectScreen(otherBrowser, "メールアドレスの確認");
      await expect(otherBrowser.getByText(email)).toBeVisible();
      expect((await storedMember(database, person)).email, "looking changes nothing").toBe(former);
      await button(otherBrowser, "メールアドレスを確認する").click();
      await expectScreen(otherBrowser, "メールアドレスを確認しました");
      await otherBrowser.goto(link);
      await expectScreen(otherBrowser, "メールアドレスの確認は終わっています");
    });
    await test.step("⑦プロフィール画面：ひとりでに進み、メールアドレスが変わっている", async () => {
      await expectProfileSays(page, "メールアドレスを変更しました。");
      await expect(fact(page, "メールアドレス")).toContainText(email);
    });
    for (const to of [former, email]) await mailAbout(mailbox, to, "メールアドレスが変更されました");
  });

  test("生体認証の場合：メールの「確認コード」をこの画面に入力する", async ({
    page,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await signedIn(page, person, "/settings/profile");
    await ageProofs(database, person, 6);
    await openEmailForm(page);
    await expectScreen(page, "再認証");
    await button(page, "生体認証（パスキー）で確認する").click();
    const email = newEmail();
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const { code } = await mailAbout(mailbox, email, "メールアドレスの確認");
    await field(page, "確認コード").fill(code === "000000" ? "111111" : "000000");
    await button(page, "実行").click();
    await expectRefusal(page, "確認コードが正しくありません。", "確認コード");
    await ageProofs(database, person, 20);
    await field(page, "確認コード").fill(code);
    await button(page, "実行").click();
    await expectProfileSays(page, "メールアドレスを変更しました。");
    expect((await storedMember(database, person)).email).toBe(email);
  });

  test("メール認証の場合：変更のあと、ログインの番号は新しいアドレスに届く", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    night,
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const [former, email] = [person.member.email ?? "", newEmail()];
    await signedIn(page, person, "/settings/profile");
    await ageProofs(database, person, 6);
    await openEmailForm(page);
    await reauthenticate(page, person.password);
    await enterEmailCode(page, await mailbox.nextCode(former), "2 / 2");
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const { link } = await mailAbout(mailbox, email, "メールアドレスの確認");
    await test.step("同じブラウザでリンクを開くと、プロフィールへ進む", async () => {
      await page.goto(link);
      await button(page, "メールアドレスを確認する").click();
      await expectProfileSays(page, "メールアドレスを変更しました。");
    });
    await logOutByName(page);
    await night("aozora", person.loginId);
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await enterEmailCode(page, (await mailAbout(mailbox, email, "ワンタイムパスワード")).code);
    await expectServiceMenu(page);
  });

  test("⑥入力のまちがい：空、形の違うもの、今と同じもの、確認待ちのもの", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newEmail();
    await signedIn(page, person, "/settings/email");
    for (const [typed, sentence] of [
      ["", "メールアドレスを入力してください。"],
      ["hanako.example.jp", "メールアドレスの形になっていません。"],
      [person.member.email ?? "", "今お使いのメールアドレスと同じです。"],
    ] as const) {
      await enterNewEmail(page, typed);
      await expectRefusal(page, sentence, "メールアドレス");
      await expect(field(page, "メールアドレス")).toHaveValue(typed);
      await page.reload();
    }
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    await openProfile(page);
    await expect(fact(page, "メールアドレス")).toContainText(`${email} への変更は、確認が終わっていません。`);
    await openEmailForm(page);
    await enterNewEmail(page, email);
    await expectRefusal(page, "確認のメールをお送りしてあります。", "メールアドレス");
    await justSent(database, person);
    await field(page, "メールアドレス").fill(newEmail());
    await button(page, "実行").click();
    await expectRefusal(page, "メールをお送りしたばかりです。", "メールアドレス");
    await ageCodes(database, person, 31);
    const third = newEmail();
    await field(page, "メールアドレス").fill(third);
    await button(page, "実行").click();
    await expectWaiting(page, third);
  });

  test("⑥打ちまちがいと思われるアドレスは、送る前に1回だけたずねる", async ({ page, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/email");
    const typed = `${person.loginId}@gmai.com`;
    await everywhere(page).uncheck();
    await enterNewEmail(page, typed);
    await expectRefusal(page, `「${person.loginId}@gmail.com」のまちがいではありませんか？`, "メールアドレス");
    await expect(field(page, "メールアドレス")).toHaveValue(typed);
    await expect(everywhere(page)).not.toBeChecked();
    await button(page, "実行").click();
    await expectWaiting(page, typed);
  });

  test("⑥画面を開いたまま時間がたつと、再認証のあと、入力した内容ですぐに進む", async ({
    page,
    member,
    database,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, email] = [appOf(person), newEmail()];
    const tablet = await anotherBrowser();
    await signedIn(tablet, person);
    await signedIn(page, person, "/settings/email");
    await expectScreen(page, "メールアドレスの更新");
    await ageProofs(database, person, 6);
    await everywhere(page).uncheck();
    await enterNewEmail(page, email);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectWaiting(page, email);
    await tablet.reload();
    await expectServiceMenu(tablet);
  });

  test("確認の画面：「メールを再送信」「更新」「変更をやめる」", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newEmail();
    await signedIn(page, person, "/settings/email");
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const first = await mailAbout(mailbox, email, "メールアドレスの確認");
    await justSent(database, person);
    await button(page, "メールを再送信").click();
    await expect(page.getByText("メールをお送りしたばかりです。")).toBeVisible();
    await ageCodes(database, person, 31);
    await button(page, "メールを再送信").click();
    await expect(page.getByText("確認のメールをもう一度お送りしました。")).toBeVisible();
    await expectAccessible(page);
    await mailAbout(mailbox, email, "メールアドレスの確認");
    await button(page, "更新").click();
    await expectWaiting(page, email);
    await button(page, "変更をやめる").click();
    await expectProfileSays(page, "メールアドレスの変更をやめました。");
    await expect(fact(page, "メールアドレス")).not.toContainText(email);
    await page.goto(first.link);
    await expectScreen(page, "このリンクは使えません");
    await page.goto(`${insurer(slug)}/settings/email/confirm`);
    await expectScreen(page, "プロフィール");
  });

  test("JavaScriptがなくても変更できる", async ({ browser, member, mailbox, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newEmail();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signedIn(page, person, "/settings/profile/login-id");
    await field(page, "ユーザID").fill("x");
    await button(page, "変更").click();
    await expect(page.getByRole("alert").filter({ hasText: "8文字以上" })).toBeVisible();
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await button(page, "変更").click();
    await expect(page.getByText(`ユーザIDを「${loginId}」に変更しました。`)).toBeVisible();
    await openEmailForm(page);
    await field(page, "メールアドレス").fill(email);
    await button(page, "実行").click();
    await field(page, "確認コード").fill((await mailAbout(mailbox, email, "メールアドレスの確認")).code);
    await button(page, "実行").click();
    await expect(page.getByText("メールアドレスを変更しました。")).toBeVisible();
    await context.close();
  });
});
