import { expect, expectAccessible, type Page, PasskeyDevice, test } from "./fixtures.ts";
import {
  expectProfileSays,
  fact,
  mailAbout,
  newLoginId,
  openFact,
  openProfile,
  storedMember,
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
} from "./support/screens.ts";
import { ageProofs, appOf, expectDone, reauthenticate } from "./support/settings.ts";

const slug = "daiwa-demo";

function method(page: Page, name: string) {
  return page.getByRole("radio", { name, exact: true });
}

test.describe("マニュアル004 3-1. ユーザIDを変更する場合", () => {
  test("1. ①～④、2. PC操作 ①～③ 再認証のあと変更すると、新しいユーザIDでログインする", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [app, loginId] = [appOf(person), newLoginId()];
    await signedIn(page, person);
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await test.step("①トップページ ②メニューから「プロフィール変更」", () => openProfile(page));
    await test.step("③ユーザIDを変更し「変更」", async () => {
      await expect(fact(page, "言語")).toContainText("日本語");
      await expect(fact(page, "ユーザID")).toContainText(person.loginId);
      await expect(fact(page, "ユーザー名")).toContainText("健保組合が登録しています");
      await expect(fact(page, "メールアドレス")).toContainText(person.member.email ?? "");
      await expect(fact(page, "認証方法")).toContainText(METHOD.totp);
      await openFact(page, "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue(person.loginId);
      await page.getByText("利用不可文字一覧を見る", { exact: true }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "（小なり記号）" })).toBeVisible();
      await field(page, "ユーザID").fill(loginId.toUpperCase());
      await button(page, "変更").click();
    });
    await test.step("再認証：何のためかを示し、済めばすぐに変更する", async () => {
      await expectScreen(page, "再認証", "1 / 2");
      await expect(page.getByRole("main")).toContainText("ユーザIDを変更するために");
      await expectAccessible(page);
      await reauthenticate(page, person.password);
      await expect(page.getByRole("main")).toContainText("確認がすむと、「ユーザIDを変更する」手続きに進みます。");
      await enterTotp(page, await app.freshCode(), "2 / 2");
    });
    await test.step("「変更」の結果 → 「ポータルに戻る」 → ④トップ画面", async () => {
      await expectProfileSays(page, `ユーザIDを「${loginId}」に変更しました。`);
      await expect(fact(page, "ユーザID")).toContainText(loginId);
      expect(new URL(page.url()).search, "nothing a bookmark could say again").toBe("");
      await page.reload();
      await expect(page.getByRole("status")).toHaveCount(0);
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

  test("生体認証の場合：パスキーで確認するだけで変更できる", async ({ page, member, database, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await signedIn(page, person, "/settings/profile/login-id");
    await ageProofs(database, person, 6);
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await button(page, "変更").click();
    await expectScreen(page, "再認証");
    await button(page, "生体認証（パスキー）で確認する").click();
    await expectProfileSays(page, `ユーザIDを「${loginId}」に変更しました。`);
    expect((await storedMember(database, person)).loginId).toBe(loginId);
  });

  test("メール認証の場合：メールの番号だけでは変更できず、パスワードも入力する", async ({
    page,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    const email = person.member.email ?? "";
    await signedIn(page, person, "/settings/profile/login-id");
    await ageProofs(database, person, 6);
    const loginId = newLoginId();
    await field(page, "ユーザID").fill(loginId);
    await button(page, "変更").click();
    await reauthenticate(page, person.password);
    expect((await storedMember(database, person)).loginId).toBe(person.loginId);
    await enterEmailCode(page, await mailbox.nextCode(email), "2 / 2");
    await expectProfileSays(page, `ユーザIDを「${loginId}」に変更しました。`);
  });

  test("③使えないユーザIDは理由をすべて示し、入力を残す", async ({ page, member, database, signedIn }) => {
    const taken = (await member({ insurer: slug, upTo: "totp", loginId: newLoginId() })).loginId;
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/login-id");
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
      await member({ insurer: slug, upTo: "totp", loginId: wanted });
      await button(page, "変更").click();
      await expectRefusal(page, TAKEN, "ユーザID");
      await expect(field(page, "ユーザID")).toHaveValue(wanted);
    });
    expect(await storedMember(database, person)).toMatchObject({ loginId: person.loginId });
  });

  test("③使えないユーザIDは、再認証の前に知らせる", async ({ page, member, database, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/login-id");
    await ageProofs(database, person, 6);
    await field(page, "ユーザID").fill("short1");
    await button(page, "変更").click();
    await expectRefusal(page, "8文字以上", "ユーザID");
  });

  test("③何も変えずに「変更」を押すと、そう知らせる。「戻る」はトップ画面へ", async ({ page, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/login-id");
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
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/language");
    await ageProofs(database, person, 60);
    await field(page, "言語").selectOption("English");
    await button(page, "変更").click();
    await expect(page.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "The language has been changed." })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expectAccessible(page);
    const tablet = await anotherBrowser();
    await tablet.goto(`${insurer(slug)}/login`);
    await enterCredentials(tablet, person.loginId, person.password);
    await field(tablet, "ワンタイムパスワード").fill(await appOf(person).freshCode());
    await button(tablet, "トップページへ").click();
    await expect(tablet.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("link", { name: "Change", exact: true }).first().click();
    await page.getByLabel("Language", { exact: true }).selectOption("日本語");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expectProfileSays(page, "言語を変更しました。");
  });
});

test.describe("「プロフィール」の「認証方法」", () => {
  test("設定済みの方法にはすぐ変わり、次のログインから使う", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await database.inInsurer("aozora", (tx) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    await signedIn(page, person, "/settings/profile");
    await openFact(page, "認証方法");
    await expect(method(page, METHOD.totp)).toBeChecked();
    await expect(method(page, METHOD.totp)).toHaveAccessibleDescription(/設定済み/);
    await expect(method(page, METHOD.passkey)).toHaveAccessibleDescription(/まだ設定していません/);
    await method(page, METHOD.email).check();
    await button(page, "変更").click();
    await expectProfileSays(page, "認証方法を「OTP認証（メール）」に変更しました。");
    await expect(fact(page, "認証方法")).toContainText(METHOD.email);
    await mailAbout(mailbox, person.member.email ?? "", "認証方法が変更されました");
    await logOutByName(page);
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
  });

  test("まだ設定していない方法は設定の画面へ進み、途中でやめると変わらず、終えると変わる", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await PasskeyDevice.attach(page);
    await signedIn(page, person, "/settings/profile/method");
    await method(page, METHOD.passkey).check();
    await button(page, "変更").click();
    await expectScreen(page, "生体認証の設定");
    await expect(page.getByRole("main")).toContainText("設定が終わると、認証方法が「生体認証」に変わります。");
    expect(await storedMember(database, person)).toMatchObject({ method: "totp" });
    await page.getByRole("link", { name: "戻る", exact: true }).click();
    await expectScreen(page, "プロフィール");
    await expect(fact(page, "認証方法")).toContainText(METHOD.totp);
    await openFact(page, "認証方法");
    await method(page, METHOD.passkey).check();
    await button(page, "変更").click();
    await expectScreen(page, "生体認証の設定");
    await button(page, "次へ").click();
    await namePasskey(page, "わたしの電話");
    await expectDone(page, "認証方法を「生体認証」に変更しました。");
    expect((await storedMember(database, person)).method).toBe("passkey");
  });
});
