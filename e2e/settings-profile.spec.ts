import {
  expect,
  expectAccessible,
  type Page,
  PasskeyDevice,
  type PortalDatabase,
  type PortalMember,
  test,
} from "./fixtures.ts";
import { ageCodes } from "./support/ageing.ts";
import {
  enterNewEmail,
  expectProfileSays,
  expectWaiting,
  fact,
  mailAbout,
  newAddress,
  newLoginId,
  openEmailForm,
  openProfile,
} from "./support/profile.ts";
import {
  button,
  enterCredentials,
  enterEmailCode,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
  METHOD,
  namePasskey,
  registerPasskey,
} from "./support/screens.ts";
import { ageProofs, appOf, everywhere, expectSignedOut, reauthenticate, signIn } from "./support/settings.ts";

const slug = "daiwa-demo";

function method(page: Page, name: string) {
  return page.getByRole("radio", { name, exact: true });
}

function stored({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) => tx.member.findFirstOrThrow({ where: { id: member.id } }));
}

test.describe("マニュアル004 3-1. ユーザIDを変更する場合", () => {
  test("1. ①～④、2. PC操作 ①～③ 再認証のあと変更すると、新しいユーザIDでログインする", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, loginId] = [appOf(person), newLoginId()];
    await signIn(page, insurer(slug), person, app);
    await ageProofs(database, person, 6);
    await test.step("①トップページ ②メニューから「プロフィール変更」", () => openProfile(page));
    await test.step("③ユーザIDを変更し「変更」", async () => {
      await expect(field(page, "言語")).toHaveValue("ja");
      await expect(field(page, "ユーザID")).toHaveValue(person.loginId);
      await expect(fact(page, "ユーザー名")).toContainText("健保組合が登録しています");
      await expect(fact(page, "メールアドレス")).toContainText(person.member.email ?? "");
      await expect(method(page, METHOD.totp)).toBeChecked();
      await expect(method(page, METHOD.totp)).toHaveAccessibleDescription(/設定済み/);
      await expect(method(page, METHOD.passkey)).toHaveAccessibleDescription(/まだ設定していません/);
      await page.getByText("利用不可文字一覧を見る", { exact: true }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "（小なり記号）" })).toBeVisible();
      await field(page, "ユーザID").fill(loginId.toUpperCase());
      await button(page, "変更").click();
    });
    await test.step("再認証：入力した内容は残っている", async () => {
      await reauthenticate(page, person.password);
      await enterTotp(page, await app.freshCode());
      await expectProfileSays(page, "入力内容は残っています。");
      await expect(field(page, "ユーザID")).toHaveValue(loginId.toUpperCase());
      await button(page, "変更").click();
    });
    await test.step("「変更」の結果 → 「ポータルに戻る」 → ④トップ画面", async () => {
      await expectProfileSays(page, "ユーザIDを変更しました。");
      await expect(field(page, "ユーザID")).toHaveValue(loginId);
      const mail = await mailAbout(mailbox, person.member.email ?? "", "ユーザIDが変更されました");
      expect(mail.text).toContain(`「${loginId}」に変更されました。`);
      await page.getByRole("link", { name: "ポータルに戻る", exact: true }).click();
      await expectServiceMenu(page);
    });
    await logOutByName(page);
    await logIn(page, insurer(slug), person.loginId, person.password);
    await expectRefusal(page, "無効なユーザIDまたはパスワードです。");
    await enterCredentials(page, loginId, person.password);
    await expectScreen(page, "ワンタイムパスワードの入力");
  });

  test("生体認証の場合：パスキーで確認するだけで変更できる", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), person.loginId, person.password);
    await registerPasskey(page, "わたしの電話");
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await openProfile(page);
    await expect(method(page, METHOD.passkey)).toBeChecked();
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await button(page, "変更").click();
    await expectScreen(page, "再認証");
    await button(page, "パスキーで確認する").click();
    await expectProfileSays(page, "入力内容は残っています。");
    await button(page, "変更").click();
    await expectProfileSays(page, "ユーザIDを変更しました。");
    expect((await stored(database, person)).loginId).toBe(loginId);
  });

  test("メール認証の場合：メールの番号だけでは変更できず、パスワードも入力する", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    night,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const email = person.member.email ?? "";
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await enterEmailCode(page, await mailbox.nextCode(email));
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await night("aozora", person.loginId);
    await openProfile(page);
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await button(page, "変更").click();
    await reauthenticate(page, person.password);
    expect((await stored(database, person)).loginId).toBe(person.loginId);
    await enterEmailCode(page, await mailbox.nextCode(email));
    await button(page, "変更").click();
    await expectProfileSays(page, "ユーザIDを変更しました。");
  });

  test("③使えないユーザIDは理由をすべて示し、入力を残す", async ({ page, insurer, member, database }) => {
    const taken = (await member({ insurer: slug, upTo: "totp", loginId: newLoginId() })).loginId;
    const person = await member({ insurer: slug, upTo: "totp" });
    await signIn(page, insurer(slug), person, appOf(person));
    await openProfile(page);
    const TAKEN = "このユーザIDはすでに使われています。";
    const wide = taken.replaceAll(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    for (const [typed, sentence] of [
      ["", "ユーザIDを入力してください。"],
      ["abcdefghijk123", "13文字以内"],
      ["hanako<2026>", "使えない文字が入っています。"],
      ["hanakohanako", "数字を1文字以上"],
      [taken, TAKEN],
      [taken.toUpperCase(), TAKEN],
      [wide, TAKEN],
    ] as const) {
      await field(page, "ユーザID").fill(typed);
      await button(page, "変更").click();
      await expectRefusal(page, sentence, "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue(typed);
      await page.reload();
    }
    await test.step("一秒前に、ほかの方が同じユーザIDにしたとき", async () => {
      const wanted = newLoginId();
      await field(page, "ユーザID").fill(wanted);
      await field(page, "言語").selectOption("English");
      await member({ insurer: slug, upTo: "totp", loginId: wanted });
      await button(page, "変更").click();
      await expectRefusal(page, TAKEN, "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue(wanted);
      await expect(field(page, "言語")).toHaveValue("en");
    });
    expect(await stored(database, person)).toMatchObject({ loginId: person.loginId, language: null });
  });

  test("③使えないユーザIDは、再認証の前に知らせる", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signIn(page, insurer(slug), person, appOf(person));
    await ageProofs(database, person, 6);
    await openProfile(page);
    await field(page, "ユーザID").fill("short1");
    await button(page, "変更").click();
    await expectRefusal(page, "8文字以上", "ユーザID");
  });

  test("③何も変えずに「変更」を押すと、そう知らせる。「戻る」はトップ画面へ", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signIn(page, insurer(slug), person, appOf(person));
    await openProfile(page);
    await button(page, "変更").click();
    await expectProfileSays(page, "何も変更していません。");
    await page.getByRole("link", { name: "戻る", exact: true }).click();
    await expectServiceMenu(page);
  });
});

test.describe("「プロフィール」の「言語」", () => {
  test("だけを変えるときは再認証がいらず、別の端末でもその言語になる", async ({
    page,
    insurer,
    member,
    database,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signIn(page, insurer(slug), person, app);
    await ageProofs(database, person, 60);
    await openProfile(page);
    await field(page, "言語").selectOption("English");
    await button(page, "変更").click();
    await expect(page.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "The language has been changed." })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expectAccessible(page);
    const tablet = await anotherBrowser();
    await tablet.goto(`${insurer(slug)}/login`);
    await enterCredentials(tablet, person.loginId, person.password);
    await field(tablet, "ワンタイムパスワード").fill(await app.freshCode());
    await button(tablet, "トップページへ").click();
    await expect(tablet.locator("html")).toHaveAttribute("lang", "en");
    await page.getByLabel("Language", { exact: true }).selectOption("日本語");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expectProfileSays(page, "言語を変更しました。");
  });
});

test.describe("「プロフィール」の「認証方法」", () => {
  test("設定済みの方法にはすぐ変わり、次のログインから使う", async ({ page, insurer, member, database, mailbox }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await database.inInsurer("aozora", (tx) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    await signIn(page, insurer("aozora"), person, appOf(person));
    await openProfile(page);
    await method(page, METHOD.email).check();
    await button(page, "変更").click();
    await expectProfileSays(page, "認証方法を変更しました。");
    await expect(method(page, METHOD.email)).toBeChecked();
    await mailAbout(mailbox, person.member.email ?? "", "認証方法が変更されました");
    await logOutByName(page);
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
  });

  test("まだ設定していない方法は設定の画面へ進み、途中でやめると変わらず、終えると変わる", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const loginId = newLoginId();
    await PasskeyDevice.attach(page);
    await signIn(page, insurer(slug), person, appOf(person));
    await openProfile(page);
    await field(page, "ユーザID").fill(loginId);
    await method(page, METHOD.passkey).check();
    await button(page, "変更").click();
    await expectScreen(page, "生体認証の設定");
    expect(await stored(database, person)).toMatchObject({ loginId, method: "totp" });
    await page.getByRole("link", { name: "戻る", exact: true }).click();
    await expectScreen(page, "プロフィール");
    await expect(method(page, METHOD.totp)).toBeChecked();
    await method(page, METHOD.passkey).check();
    await button(page, "変更").click();
    await expectScreen(page, "生体認証の設定");
    await button(page, "次へ").click();
    await namePasskey(page, "わたしの電話");
    await expectScreen(page, "ログイン方法変更");
    expect((await stored(database, person)).method).toBe("passkey");
  });
});

test.describe("マニュアル004 3-5. メールアドレスを変更する場合", () => {
  test("1. ①～⑦、2. PC操作 ①～⑥ ワンタイムパスワード認証：別の端末でメールのリンクを押す", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, former, email] = [appOf(person), person.member.email ?? "", newAddress()];
    const deviceB = await anotherBrowser();
    await signIn(deviceB, insurer(slug), person, app);
    await signIn(page, insurer(slug), person, app);
    await ageProofs(database, person, 6);
    await test.step("①トップページ ②「プロフィール変更」 ③「Eメール変更」", async () => {
      await openProfile(page);
      await openEmailForm(page);
    });
    await test.step("④パスワード画面", () => reauthenticate(page, person.password));
    await test.step("⑤ワンタイムパスワード画面", async () => enterTotp(page, await app.freshCode()));
    await test.step("⑥メールアドレス更新画面：変更前のアドレスを消して「実行」", async () => {
      await expect(field(page, "メールアドレス")).toHaveValue(former);
      await expect(everywhere(page)).toBeChecked();
      await enterNewEmail(page, email);
      await expectWaiting(page, email);
    });
    await expectSignedOut(deviceB, insurer(slug));
    expect((await stored(database, person)).email).toBe(former);
    expect((await mailAbout(mailbox, former, "変更が申し込まれました")).text).not.toContain(email);
    await test.step("新しいアドレスに届いたメールのリンクを、メールを読む端末で開く", async () => {
      const { link } = await mailAbout(mailbox, email, "メールアドレスの確認");
      await deviceB.goto(link);
      await expectScreen(deviceB, "メールアドレスの確認");
      await expect(deviceB.getByText(email)).toBeVisible();
      expect((await stored(database, person)).email, "looking changes nothing").toBe(former);
      await button(deviceB, "メールアドレスを確認する").click();
      await expectScreen(deviceB, "メールアドレスを確認しました");
      await deviceB.goto(link);
      await expectScreen(deviceB, "このリンクは使えません");
    });
    await test.step("⑦プロフィール画面：ひとりでに進み、メールアドレスが変わっている", async () => {
      await expectProfileSays(page, "メールアドレスを変更しました。");
      await expect(fact(page, "メールアドレス")).toContainText(email);
    });
    for (const address of [former, email]) await mailAbout(mailbox, address, "メールアドレスが変更されました");
  });

  test("生体認証の場合：メールの「確認コード」をこの画面に入力する", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), person.loginId, person.password);
    await registerPasskey(page, "わたしの電話");
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await openProfile(page);
    await openEmailForm(page);
    await expectScreen(page, "再認証");
    await button(page, "パスキーで確認する").click();
    const email = newAddress();
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
    expect((await stored(database, person)).email).toBe(email);
  });

  test("メール認証の場合：変更のあと、ログインの番号は新しいアドレスに届く", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    night,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const [former, email] = [person.member.email ?? "", newAddress()];
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await enterEmailCode(page, await mailbox.nextCode(former));
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await night("aozora", person.loginId);
    await openProfile(page);
    await openEmailForm(page);
    await reauthenticate(page, person.password);
    await enterEmailCode(page, await mailbox.nextCode(former));
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
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newAddress();
    await signIn(page, insurer(slug), person, appOf(person));
    await openProfile(page);
    await openEmailForm(page);
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
    await field(page, "メールアドレス").fill(newAddress());
    await button(page, "実行").click();
    await expectRefusal(page, "メールをお送りしたばかりです。", "メールアドレス");
    await ageCodes(database, person, 31);
    const third = newAddress();
    await field(page, "メールアドレス").fill(third);
    await button(page, "実行").click();
    await expectWaiting(page, third);
  });

  test("⑥画面を開いたまま時間がたつと、再認証のあと、入力した内容が残っている", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, email] = [appOf(person), newAddress()];
    await signIn(page, insurer(slug), person, app);
    await openProfile(page);
    await openEmailForm(page);
    await expectScreen(page, "メールアドレスの更新");
    await ageProofs(database, person, 6);
    await everywhere(page).uncheck();
    await enterNewEmail(page, email);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode());
    await expectScreen(page, "メールアドレスの更新");
    await expect(page.getByRole("status").filter({ hasText: "入力内容は残っています。" })).toBeVisible();
    await expect(field(page, "メールアドレス")).toHaveValue(email);
    await expect(everywhere(page)).not.toBeChecked();
    await button(page, "実行").click();
    await expectWaiting(page, email);
  });

  test("確認の画面：「メールを再送信」「更新」「変更をやめる」", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newAddress();
    await signIn(page, insurer(slug), person, appOf(person));
    await openProfile(page);
    await openEmailForm(page);
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const first = await mailAbout(mailbox, email, "メールアドレスの確認");
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

  test("JavaScriptがなくても変更できる", async ({ browser, insurer, member, mailbox }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = newAddress();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${insurer(slug)}/login?to=/settings/profile`);
    await enterCredentials(page, person.loginId, person.password);
    await field(page, "ワンタイムパスワード").fill(await appOf(person).freshCode());
    await button(page, "トップページへ").click();
    await field(page, "ユーザID").fill("x");
    await button(page, "変更").click();
    await expect(page.getByRole("alert").filter({ hasText: "8文字以上" })).toBeVisible();
    await field(page, "ユーザID").fill(newLoginId());
    await button(page, "変更").click();
    await expect(page.getByText("ユーザIDを変更しました。")).toBeVisible();
    await openEmailForm(page);
    await field(page, "メールアドレス").fill(email);
    await button(page, "実行").click();
    await field(page, "確認コード").fill((await mailAbout(mailbox, email, "メールアドレスの確認")).code);
    await button(page, "実行").click();
    await expect(page.getByText("メールアドレスを変更しました。")).toBeVisible();
    await context.close();
  });
});

test.describe("メールアドレスの変更を、元のアドレスから取り消す（72時間）", () => {
  test("確認待ちの変更：開いただけでは何も起こらず、ボタンで取り消すと、すべての端末がサインアウトする", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [former, email] = [person.member.email ?? "", newAddress()];
    await signIn(page, insurer(slug), person, appOf(person));
    await page.goto(`${insurer(slug)}/settings/email`);
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    const { link } = await mailAbout(mailbox, former, "変更が申し込まれました");
    const owner = await anotherBrowser();
    await owner.goto(link);
    await expectScreen(owner, "メールアドレスの変更を取り消す");
    await expect(owner.getByRole("main")).not.toContainText(email);
    await page.reload();
    await expectWaiting(page, email);
    await button(owner, "変更を取り消す").click();
    await expectScreen(owner, "変更を取り消しました");
    await expectSignedOut(page, insurer(slug));
    await page.goto((await mailAbout(mailbox, email, "メールアドレスの確認")).link);
    await expectScreen(page, "このリンクは使えません");
    expect((await stored(database, person)).email).toBe(former);
  });

  test("確認が済んだ変更：元のアドレスに戻り、つづけてパスワードを変えられる。リンクは1回だけ使える", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, former, email] = [appOf(person), person.member.email ?? "", newAddress()];
    await signIn(page, insurer(slug), person, app);
    await page.goto(`${insurer(slug)}/settings/email`);
    await enterNewEmail(page, email);
    await expectWaiting(page, email);
    await field(page, "確認コード").fill((await mailAbout(mailbox, email, "メールアドレスの確認")).code);
    await button(page, "実行").click();
    await expectProfileSays(page, "メールアドレスを変更しました。");
    const { link } = await mailAbout(mailbox, former, "メールアドレスが変更されました");
    const owner = await anotherBrowser();
    await owner.goto(link);
    await expectScreen(owner, "メールアドレスの変更を取り消す");
    await expect(owner.getByRole("main")).toContainText(former);
    await button(owner, "変更を取り消す").click();
    await expectScreen(owner, "変更を取り消しました");
    expect((await stored(database, person)).email).toBe(former);
    await expectSignedOut(page, insurer(slug));
    for (const address of [former, email]) await mailAbout(mailbox, address, "メールアドレスを元に戻しました");
    await owner.getByRole("link", { name: "パスワードを変更する", exact: true }).click();
    await enterCredentials(owner, person.loginId, person.password);
    await enterTotp(owner, await app.freshCode());
    await expectScreen(owner, "パスワードの更新");
    await owner.goto(link);
    await expectScreen(owner, "このリンクは使えません");
  });
});
