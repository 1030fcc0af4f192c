import { AuthenticatorApp, expect, PasskeyDevice, test } from "./fixtures.ts";
import { justSent } from "./support/ageing.ts";
import {
  button,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  logOutByName,
  namePasskey,
  readTotpKey,
  registerTotp,
} from "./support/screens.ts";
import {
  ageProofs,
  appOf,
  credentialLink,
  credentialRow,
  everywhere,
  expectDone,
  expectNotice,
  expectSignedOut,
  methodCard,
  methodLink,
  openSignInSettings,
  reauthenticate,
} from "./support/settings.ts";

const slug = "daiwa-demo";

test.describe("マニュアル004 3-6. 多要素認証アプリの追加登録", () => {
  test("1. ①～⑩、3. ①～⑧ 認証アプリ：2台目を登録し、次のログインで選ぶ", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signedIn(page, person);
    await ageProofs(database, person, 6);
    await test.step("①～③メニューから「ログイン方法変更」、認証アプリの「設定」", async () => {
      await openSignInSettings(page);
      await methodLink(page, "認証アプリ", "設定").click();
    });
    await test.step("④パスワードとワンタイムパスワード", async () => {
      await reauthenticate(page, person.password);
      await enterTotp(page, await app.freshCode(), "2 / 2");
    });
    await expectScreen(page, "ワンタイムパスワードの設定");
    const key = await readTotpKey(page);
    const qr = page.getByRole("img", { name: /二次元コード/ });
    const second = new AuthenticatorApp(key);
    const image = await qr.getAttribute("src");
    await test.step("⑤⑥⑦「スキャンできませんか？」のキー、番号、デバイス名", async () => {
      await expect(everywhere(page)).toBeChecked();
      await registerTotp(page, { code: second.wrongCode(), name: "２台目" });
      await expectRefusal(page, "認証コードが異なります", "ワンタイムパスワード");
      expect(await qr.getAttribute("src"), "the same QR code").toBe(image);
      const code = await second.freshCode();
      await registerTotp(page, { code, name: "試験の電話" });
      await expectRefusal(page, "同じ名前がすでに登録されています。", "デバイス名");
      await registerTotp(page, { code, name: "あ".repeat(41) });
      await expectRefusal(page, "名前は40文字以内にしてください。", "デバイス名");
      // A refused name does not use the code.
      await registerTotp(page, { code, name: "<b>iOS2</b>" });
    });
    await test.step("⑧追加したデバイス名が登録されている ⑨「ポータルに戻る」", async () => {
      await expectDone(page, "認証アプリ「<b>iOS2</b>」を追加しました。");
      await expect(credentialRow(page, "認証アプリ", "<b>iOS2</b>")).toContainText("作成日");
      await expect(credentialRow(page, "認証アプリ", "試験の電話")).toContainText("最終利用日");
      await expectNotice(mailbox, person.member.email ?? "", "「認証アプリ」に「<b>iOS2</b>」が追加されました。");
      await page.getByRole("link", { name: "ポータルに戻る", exact: true }).first().click();
      await expectServiceMenu(page);
    });
    await test.step("⑩次回ログイン時：登録したデバイス名から選ぶ", async () => {
      await logOutByName(page);
      await logIn(page, insurer(slug), person.loginId, person.password);
      await page.getByRole("radio", { name: /iOS2/ }).check();
      await enterTotp(page, await second.freshCode());
      await expectServiceMenu(page);
    });
  });

  test("2. ①～⑧、4. ①～⑧ 生体認証：キャンセルしたら「再試行してください」、名前は登録済みのもの以外", async ({
    page,
    insurer,
    member,
    database,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    const device = await PasskeyDevice.attach(page);
    const otherBrowser = await anotherBrowser();
    await signedIn(otherBrowser, person);
    await signedIn(page, person);
    await ageProofs(database, person, 6);
    await openSignInSettings(page);
    await methodLink(page, "生体認証", "設定").click();
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await test.step("⑤生体認証画面 ⑦⑧「キャンセル」のあと「再試行してください」", async () => {
      await expectScreen(page, "生体認証の設定");
      await expect(everywhere(page)).toBeChecked();
      await expect(page.getByRole("link", { name: "戻る", exact: true })).toBeVisible();
      await device.refuse();
      await button(page, "次へ").click();
      await expect(button(page, "再試行してください")).toBeVisible();
      await device.accept();
      await button(page, "再試行してください").click();
    });
    await namePasskey(page, "パスキーa");
    await expectDone(page, "生体認証「パスキーa」を追加しました。");
    await expect(credentialRow(page, "生体認証", "パスキーa")).toContainText("作成日");
    await expectSignedOut(otherBrowser, insurer(slug));
    await test.step("⑦すでに登録されている名前以外を入力", async () => {
      const phone = await PasskeyDevice.attach(page, { transport: "cable" });
      await device.detach();
      await methodLink(page, "生体認証", "設定").click();
      await everywhere(page).uncheck();
      await button(page, "次へ").click();
      await namePasskey(page, "ﾊﾟｽｷｰＡ");
      await expectRefusal(page, "同じ名前がすでに登録されています。", "パスキーの名前");
      await field(page, "パスキーの名前").fill("パスキーb");
      await button(page, "OK").click();
      await expectDone(page, "生体認証「パスキーb」を追加しました。");
      expect(await phone.credentialCount()).toBe(1);
    });
    await logOutByName(page);
    await page.goto(`${insurer(slug)}/login`);
    await button(page, "パスキーでログイン").click();
    await expectServiceMenu(page);
  });

  test("メール認証：確認済みのアドレスに届く番号で設定する", async ({ page, member, mailbox, database, signedIn }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await signedIn(page, person, "/settings/sign-in");
    await methodLink(page, "メール認証", "設定").click();
    await expectScreen(page, "メール認証の設定");
    await button(page, "メールを送る").click();
    await expect(field(page, "ワンタイムパスワード")).toBeVisible();
    await expectScreen(page, "メール認証の設定");
    await justSent(database, person);
    await button(page, "再送信").click();
    await expect(page.getByText("メールを送ったばかりです。")).toBeVisible();
    const mail = await mailbox.next(person.member.email ?? "");
    expect(mail.subject).not.toContain(mail.code);
    await field(page, "ワンタイムパスワード").fill(mail.code === "000000" ? "111111" : "000000");
    await button(page, "実行").click();
    await expectRefusal(page, "ワンタイムパスワードが正しくありません", "ワンタイムパスワード");
    await field(page, "ワンタイムパスワード").fill(mail.code);
    await button(page, "実行").click();
    await expectDone(page, "メール認証を設定しました。");
    await expect(methodCard(page, "メール認証")).toContainText("•••@example.jp");
    await expectNotice(mailbox, person.member.email ?? "", "「メール認証」が設定されました。");
  });

  test("プロフィールで選んだ認証方法（use=1）は、設定が終わると変わり、途中でやめると変わらない", async ({
    page,
    insurer,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    const method = async () =>
      (await database.inInsurer(slug, (tx) => tx.member.findFirstOrThrow({ where: { id: person.member.id } }))).method;
    await PasskeyDevice.attach(page);
    await signedIn(page, person);
    await ageProofs(database, person, 6);
    await page.goto(`${insurer(slug)}/settings/sign-in/passkey/new?use=1`);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectScreen(page, "生体認証の設定");
    await expect(page.getByRole("link", { name: "戻る", exact: true })).toHaveAttribute("href", "/settings/profile");
    await button(page, "次へ").click();
    await expectScreen(page, "端末に名前を付けてください");
    expect(await method()).toBe("totp");
    await namePasskey(page, "わたしの電話");
    await expectDone(page, "認証方法を「生体認証」に変更しました。");
    expect(await method()).toBe("passkey");
  });
});

test.describe("マニュアル004 3-7. 多要素認証アプリの削除", () => {
  test("1. ①～⑧、2. ①～⑧ 認証アプリと生体認証を削除する", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await (await PasskeyDevice.attach(page)).hold(database, person, "パスキーa");
    await signedIn(page, person, "/settings/sign-in");
    await ageProofs(database, person, 6);
    await test.step("③削除したいデバイス名の「削除」", async () => {
      const link = credentialLink(page, "認証アプリ", "試験の電話", "削除");
      await expect(link).toHaveAccessibleDescription("試験の電話");
      await link.click();
    });
    await test.step("④パスワード ⑤ワンタイムパスワード", async () => {
      await reauthenticate(page, person.password, { hasPasskey: true });
      await enterTotp(page, await app.freshCode(), "2 / 2");
    });
    await test.step("⑥デバイス名を確認し「戻る」、もう一度「削除する」", async () => {
      await expectScreen(page, "デバイスの削除");
      await expect(page.getByRole("main")).toContainText("試験の電話");
      await page.getByRole("link", { name: "戻る", exact: true }).click();
      await expect(credentialRow(page, "認証アプリ", "試験の電話")).toBeVisible();
      await credentialLink(page, "認証アプリ", "試験の電話", "削除").click();
      await button(page, "削除する").click();
    });
    await test.step("⑦削除されている ⑧右上の「ポータルに戻る」", async () => {
      await expectDone(page, "認証アプリ「試験の電話」の登録を削除しました。");
      await expect(page.getByText("試験の電話", { exact: true })).toHaveCount(0);
      await expectNotice(mailbox, person.member.email ?? "", "「試験の電話」が削除されました。");
      await page.getByRole("link", { name: "ポータルに戻る", exact: true }).first().click();
      await expectServiceMenu(page);
    });
    await test.step("最後の1つは削除できず、先に別の方法の設定へ進める", async () => {
      await openSignInSettings(page);
      await expect(page.getByText("端末を失くしたり機種を変えたりすると、ログインできなくなります。")).toBeVisible();
      await credentialLink(page, "生体認証", "パスキーa", "削除").click();
      await expectScreen(page, "デバイスの削除");
      await expect(button(page, "削除する")).toHaveCount(0);
      await expect(page.getByText("ログインに使える二要素認証が、ほかにありません。")).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: "認証アプリ", exact: true }).click();
      await expectScreen(page, "ワンタイムパスワードの設定");
    });
    await test.step("次のログインは、残った生体認証で", async () => {
      await page.goto(insurer(slug));
      await logOutByName(page);
      await logIn(page, insurer(slug), person.loginId, person.password);
      await expectScreen(page, "生体認証");
    });
  });

  test("メール認証の削除：アドレスは残り、番号ではログインできなくなる", async ({
    page,
    insurer,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await database.inInsurer("aozora", (tx) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    await signedIn(page, person, "/settings/sign-in");
    await methodLink(page, "メール認証", "削除").click();
    await expectScreen(page, "メール認証の削除");
    await button(page, "削除する").click();
    await expectDone(page, "メール認証の設定を削除しました。");
    await expect(methodLink(page, "メール認証", "設定")).toBeVisible();
    await page.goto(`${insurer("aozora")}/settings/sign-in/email-code/delete`);
    await expectScreen(page, "すでに削除されています");
  });

  test("別の画面で先に削除されたときは、そう書いた画面に戻り道がある", async ({ page, context, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/sign-in");
    await methodLink(page, "認証アプリ", "設定").click();
    const second = new AuthenticatorApp(await readTotpKey(page));
    await registerTotp(page, { code: await second.freshCode(), name: "古い電話" });
    await expectDone(page, "認証アプリ「古い電話」を追加しました。");
    const renameTab = await context.newPage();
    await renameTab.goto(page.url());
    await credentialLink(renameTab, "認証アプリ", "古い電話", "名前を変更").click();
    await expectScreen(renameTab, "名前の変更");
    await credentialLink(page, "認証アプリ", "古い電話", "削除").click();
    await expectScreen(page, "デバイスの削除");
    const deleteTab = await context.newPage();
    await deleteTab.goto(page.url());
    await button(page, "削除する").click();
    await expectDone(page, "認証アプリ「古い電話」の登録を削除しました。");

    await button(deleteTab, "削除する").click();
    await expectScreen(deleteTab, "すでに削除されています");
    await button(renameTab, "変更").click();
    await expectScreen(renameTab, "すでに削除されています");
    await renameTab.getByRole("link", { name: "ログイン方法変更に戻る", exact: true }).click();
    await expectScreen(renameTab, "ログイン方法変更");
  });
});
