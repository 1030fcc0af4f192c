import { AuthenticatorApp, expect, expectAccessible, type Page, PasskeyDevice, test } from "./fixtures.ts";
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
  readTotpKey,
  registerPasskey,
  registerTotp,
} from "./support/screens.ts";
import {
  ageProofs,
  appOf,
  deviceLink,
  deviceRow,
  everywhere,
  expectDone,
  expectNotice,
  expectSignedOut,
  methodCard,
  methodLink,
  openSignInSettings,
  reauthenticate,
  signIn,
} from "./support/settings.ts";

const slug = "daiwa-demo";
const NEW_PASSWORD = "Umi-to-Yama-2931";

async function enterPasswordTwice(page: Page, password: string) {
  await field(page, "パスワード").fill(password);
  await field(page, "パスワード確認用").fill(password);
  await button(page, "実行").click();
}

test.describe("マニュアル004 3-2. パスワードを変更する場合", () => {
  test("①～⑦ ワンタイムパスワード認証：再認証して更新すると、もう1台はサインアウトされる", async ({
    page,
    insurer,
    member,
    database,
    mailbox,
    anotherBrowser,
    night,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp", now: new Date("2026-03-17T04:38:00Z") });
    const app = appOf(person);
    const deviceB = await anotherBrowser();
    await signIn(deviceB, insurer(slug), person, app);
    await night(slug, person.loginId);
    app.startDay();
    await signIn(page, insurer(slug), person, app);
    await ageProofs(database, person, 6);
    await test.step("①②メニューから「ログイン方法変更」", () => openSignInSettings(page));
    await test.step("③パスワードの「更新」", async () => {
      await expect(methodCard(page, "パスワード")).toContainText("作成日 2026年3月17日 13:38");
      await methodLink(page, "パスワード", "更新").click();
    });
    await test.step("④パスワード画面", () => reauthenticate(page, person.password));
    await test.step("⑤ワンタイムパスワード画面「トップページへ」", async () => enterTotp(page, await app.freshCode()));
    await test.step("⑥パスワード更新画面：今のパスワードでは更新できません", async () => {
      await expectScreen(page, "パスワードの更新");
      await expect(everywhere(page)).toBeChecked();
      await enterPasswordTwice(page, person.password);
      await expectRefusal(page, "今お使いのパスワードとは別のものにしてください。", "パスワード");
      await enterPasswordTwice(page, NEW_PASSWORD);
    });
    await test.step("⑦ログイン方法変更画面：作成日が変わっている", async () => {
      await expectDone(page, "パスワードを変更しました。");
      await expect(methodCard(page, "パスワード")).not.toContainText("2026年3月17日");
      await expectNotice(mailbox, person.member.email ?? "", "ポータルのパスワードが変更されました。");
    });
    await expectSignedOut(deviceB, insurer(slug));
    await logIn(deviceB, insurer(slug), person.loginId, NEW_PASSWORD);
    await expectScreen(deviceB, "ワンタイムパスワードの入力");
  });

  test("⑥画面を開いたまま時間がたつと、再認証のあと、外したチェックは外れたままで、パスワードは残らない", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signIn(page, insurer(slug), person, app);
    await openSignInSettings(page);
    await methodLink(page, "パスワード", "更新").click();
    await expectScreen(page, "パスワードの更新");
    await everywhere(page).uncheck();
    await ageProofs(database, person, 6);
    await enterPasswordTwice(page, NEW_PASSWORD);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode());
    await expectScreen(page, "パスワードの更新");
    await expect(everywhere(page)).not.toBeChecked();
    await expect(field(page, "パスワード")).toHaveValue("");
    await enterPasswordTwice(page, NEW_PASSWORD);
    await expectDone(page, "パスワードを変更しました。");
  });

  test("④⑤ 生体認証の場合：パスワードの画面も、ワンタイムパスワードの画面も要らない", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), person.loginId, person.password);
    await registerPasskey(page, "わたしの電話");
    await expectServiceMenu(page);
    await ageProofs(database, person, 6);
    await openSignInSettings(page);
    await methodLink(page, "パスワード", "更新").click();
    await expectScreen(page, "再認証");
    await button(page, "パスキーで確認する").click();
    await expectScreen(page, "パスワードの更新");
    await enterPasswordTwice(page, NEW_PASSWORD);
    await expectDone(page, "パスワードを変更しました。");
  });

  test("④⑤ メール認証の場合：パスワードと、メールの番号", async ({
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
    await openSignInSettings(page);
    await methodLink(page, "パスワード", "更新").click();
    await reauthenticate(page, person.password);
    await enterEmailCode(page, await mailbox.nextCode(email));
    await expectScreen(page, "パスワードの更新");
    await page.getByRole("link", { name: "戻る", exact: true }).click();
    await expectScreen(page, "ログイン方法変更");
  });
});

test.describe("「ログイン方法変更」", () => {
  test("「名前を変更」：再認証のあとも、入力した名前が残っている", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signIn(page, insurer(slug), person, app);
    await openSignInSettings(page);
    await deviceLink(page, "認証アプリ", "試験の電話", "名前を変更").click();
    await expectScreen(page, "名前の変更");
    await field(page, "デバイス名").fill("");
    await button(page, "変更").click();
    await expectRefusal(page, "名前を入力してください。", "デバイス名");
    await field(page, "デバイス名").fill("自分のスマホ");
    await ageProofs(database, person, 6);
    await button(page, "変更").click();
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode());
    await expectScreen(page, "名前の変更");
    await expect(field(page, "デバイス名")).toHaveValue("自分のスマホ");
    await button(page, "変更").click();
    await expectDone(page, "名前を変更しました。");
    await expect(deviceRow(page, "認証アプリ", "自分のスマホ")).toBeVisible();
  });

  test("「ログイン中のデバイス」：1台ずつ、または他のすべてをサインアウトする", async ({
    page,
    insurer,
    member,
    database,
    night,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    const tablet = await anotherBrowser();
    const old = await anotherBrowser();
    for (const each of [tablet, old, page]) {
      await signIn(each, insurer(slug), person, app);
      await night(slug, person.loginId);
      app.startDay();
    }
    await openSignInSettings(page);
    const devices = page.getByRole("listitem").filter({ hasText: "最後の操作" });
    await expect(devices).toHaveCount(3);
    await expect(devices.first()).toContainText("この端末");
    await devices.nth(1).getByRole("button", { name: "サインアウト", exact: true }).click();
    await expectDone(page, "選んだデバイスをサインアウトしました。");
    await expectSignedOut(old, insurer(slug));
    await tablet.goto(insurer(slug));
    await expectServiceMenu(tablet);

    await ageProofs(database, person, 6);
    await button(page, "他のすべてのデバイスからサインアウト").click();
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode());
    await expectDone(page, "もう一度「サインアウト」を押してください。");
    await button(page, "他のすべてのデバイスからサインアウト").click();
    await expectDone(page, "他のすべてのデバイスからサインアウトしました。");
    await expect(devices).toHaveCount(1);
    await expectSignedOut(tablet, insurer(slug));
    await devices.first().getByRole("link", { name: "サインアウト", exact: true }).click();
    await expectScreen(page, "ログアウト");
  });

  test("「リカバリーコード」は未発行なら「設定」、発行済みなら「更新」", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signIn(page, insurer(slug), person, appOf(person));
    await openSignInSettings(page);
    await expect(methodCard(page, "リカバリーコード")).toContainText("未発行");
    const target = "/settings/sign-in/recovery-code";
    await expect(methodLink(page, "リカバリーコード", "設定")).toHaveAttribute("href", target);
    const { insurerId, id: memberId } = person.member;
    await database.inInsurer(slug, (tx) =>
      tx.recoveryCode.create({ data: { insurerId, memberId, codeHash: "x", createdAt: new Date() } }),
    );
    await page.reload();
    await expect(methodCard(page, "リカバリーコード")).toContainText("作成日");
    await expect(methodLink(page, "リカバリーコード", "更新")).toHaveAttribute("href", target);
    await expect(page.getByText("ログインできなくなるのを防ぐために")).toHaveCount(0);
  });

  test("端末のパスキー一覧に、残っているものを知らせる（Signal API）", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const sent: { name: string; ids?: string[]; userName?: string }[] = [];
    await page.exposeFunction("reportSignal", (signal: (typeof sent)[number]) => sent.push(signal));
    await page.addInitScript(() => {
      type Told = { allAcceptedCredentialIds?: string[]; name?: string };
      const report = (name: string) => async (told: Told) => {
        const { reportSignal } = window as unknown as { reportSignal: (signal: object) => Promise<void> };
        await reportSignal({ name, ids: told.allAcceptedCredentialIds, userName: told.name });
      };
      Object.assign(PublicKeyCredential, {
        signalAllAcceptedCredentials: report("accepted"),
        signalCurrentUserDetails: report("details"),
      });
    });
    await PasskeyDevice.attach(page);
    await signIn(page, insurer(slug), person, appOf(person));
    await openSignInSettings(page);
    expect(sent, "nothing to tell without a passkey").toEqual([]);
    await methodLink(page, "生体認証", "設定").click();
    await registerPasskey(page, "わたしの電話");
    await expectDone(page, "生体認証を追加しました。");
    await expect(() => {
      expect(sent.find(({ name }) => name === "accepted")?.ids).toHaveLength(1);
      expect(sent.find(({ name }) => name === "details")?.userName).toBe(person.loginId);
    }).toPass();
    await deviceLink(page, "生体認証", "わたしの電話", "削除").click();
    await button(page, "削除する").click();
    await expectDone(page, "生体認証の登録を削除しました。");
    await expect(() => expect(sent.findLast(({ name }) => name === "accepted")?.ids).toEqual([])).toPass();
  });

  test("JavaScriptなしでも、追加と削除ができる", async ({ browser, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${insurer(slug)}/settings/sign-in`);
    await enterCredentials(page, person.loginId, person.password);
    await field(page, "ワンタイムパスワード").fill(await appOf(person).freshCode());
    await button(page, "トップページへ").click();
    await methodLink(page, "認証アプリ", "設定").click();
    const second = new AuthenticatorApp(await readTotpKey(page));
    await registerTotp(page, { code: second.wrongCode(), name: "２台目" });
    await expect(page.getByText("認証コードが異なります").first()).toBeVisible();
    await expect(field(page, "デバイス名")).toHaveValue("２台目");
    await registerTotp(page, { code: await second.freshCode(), name: "２台目" });
    await expect(page.getByRole("status").filter({ hasText: "認証アプリを追加しました。" })).toBeVisible();
    await deviceLink(page, "認証アプリ", "２台目", "削除").click();
    await button(page, "削除する").click();
    await expect(page.getByText("認証アプリの登録を削除しました。")).toBeVisible();
    await methodLink(page, "生体認証", "設定").click();
    await expect(page.getByRole("heading", { level: 1, name: "生体認証の設定", exact: true })).toBeVisible();
    // In <noscript>, which the emulation leaves unread.
    expect(await page.content()).toContain("生体認証の設定にはJavaScriptが必要です。");
    await page.context().close();
  });

  test("幅320pxでも、40文字の名前でも、横にはみ出さない", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await database.inInsurer("aozora", (tx) =>
      tx.totpDevice.updateMany({ where: { memberId: person.member.id }, data: { name: "W".repeat(40) } }),
    );
    await signIn(page, insurer("aozora"), person, appOf(person));
    await page.setViewportSize({ width: 320, height: 640 });
    const paths = ["", "/totp/new", "/passkey/new", "/email-code/new"].map((path) => `/settings/sign-in${path}`);
    for (const path of paths) {
      await page.goto(`${insurer("aozora")}${path}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(320);
      await expectAccessible(page);
    }
  });
});
