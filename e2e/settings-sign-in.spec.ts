import { AuthenticatorApp, expect, expectAccessible, PasskeyDevice, test } from "./fixtures.ts";
import {
  button,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  readTotpKey,
  registerPasskey,
  registerTotp,
} from "./support/screens.ts";
import {
  ageProofs,
  appOf,
  credentialLink,
  credentialRow,
  expectDone,
  expectSignedOut,
  methodCard,
  methodLink,
  openSignInSettings,
  reauthenticate,
} from "./support/settings.ts";

const slug = "daiwa-demo";

test.describe("「ログイン方法変更」", () => {
  test("「名前を変更」：再認証のあと、入力した名前にすぐ変わる", async ({ page, member, database, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signedIn(page, person, "/settings/sign-in");
    await credentialLink(page, "認証アプリ", "試験の電話", "名前を変更").click();
    await expectScreen(page, "名前の変更");
    await field(page, "デバイス名").fill("");
    await button(page, "変更").click();
    await expectRefusal(page, "名前を入力してください。", "デバイス名");
    await field(page, "デバイス名").fill("自分のスマホ");
    await ageProofs(database, person, 6);
    await button(page, "変更").click();
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectDone(page, "名前を「自分のスマホ」に変更しました。");
    await expect(credentialRow(page, "認証アプリ", "自分のスマホ")).toBeVisible();
  });

  test("「ログイン中のデバイス」：1台ずつ、または他のすべてをサインアウトする", async ({
    page,
    insurer,
    member,
    database,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    const tablet = await anotherBrowser();
    const old = await anotherBrowser();
    for (const each of [tablet, old, page]) await signedIn(each, person);
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
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectDone(page, "ほかのデバイス1台をサインアウトしました。");
    await expect(devices).toHaveCount(1);
    await expectSignedOut(tablet, insurer(slug));
    await devices.first().getByRole("link", { name: "サインアウト", exact: true }).click();
    await expectScreen(page, "ログアウト");
  });

  test("「リカバリーコード」は未発行なら「設定」、発行済みなら「更新」", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/sign-in");
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
    await expect(page.getByText("予備を用意してください。")).toHaveCount(0);
  });

  test("端末のパスキー一覧に、残っているものを知らせる（Signal API）", async ({ page, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const sent: { name: string; ids?: string[]; userName?: string }[] = [];
    await page.exposeFunction("reportSignal", (signal: (typeof sent)[number]) => sent.push(signal));
    await page.addInitScript(() => {
      type Signal = { allAcceptedCredentialIds?: string[]; name?: string };
      const report = (name: string) => async (signal: Signal) => {
        const { reportSignal } = window as unknown as { reportSignal: (signal: object) => Promise<void> };
        await reportSignal({ name, ids: signal.allAcceptedCredentialIds, userName: signal.name });
      };
      Object.assign(PublicKeyCredential, {
        signalAllAcceptedCredentials: report("accepted"),
        signalCurrentUserDetails: report("details"),
      });
    });
    await PasskeyDevice.attach(page);
    await signedIn(page, person, "/settings/sign-in");
    await expectScreen(page, "ログイン方法変更");
    expect(sent, "nothing to tell without a passkey").toEqual([]);
    await methodLink(page, "生体認証", "設定").click();
    await registerPasskey(page, "わたしの電話");
    await expectDone(page, "生体認証「わたしの電話」を追加しました。");
    await expect(() => {
      expect(sent.find(({ name }) => name === "accepted")?.ids).toHaveLength(1);
      expect(sent.find(({ name }) => name === "details")?.userName).toBe(person.loginId);
    }).toPass();
    await credentialLink(page, "生体認証", "わたしの電話", "削除").click();
    await button(page, "削除する").click();
    await expectDone(page, "生体認証「わたしの電話」の登録を削除しました。");
    await expect(() => expect(sent.findLast(({ name }) => name === "accepted")?.ids).toEqual([])).toPass();
  });

  test("JavaScriptなしでも、追加と削除ができる", async ({ browser, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signedIn(page, person, "/settings/sign-in");
    await methodLink(page, "認証アプリ", "設定").click();
    const second = new AuthenticatorApp(await readTotpKey(page));
    await registerTotp(page, { code: second.wrongCode(), name: "２台目" });
    await expect(page.getByText("認証コードが異なります").first()).toBeVisible();
    await expect(field(page, "デバイス名")).toHaveValue("２台目");
    await registerTotp(page, { code: await second.freshCode(), name: "２台目" });
    await expect(page.getByRole("status").filter({ hasText: "認証アプリ「２台目」を追加しました。" })).toBeVisible();
    await credentialLink(page, "認証アプリ", "２台目", "削除").click();
    await button(page, "削除する").click();
    await expect(page.getByText("認証アプリ「２台目」の登録を削除しました。")).toBeVisible();
    await methodLink(page, "生体認証", "設定").click();
    await expect(page.getByRole("heading", { level: 1, name: "生体認証の設定", exact: true })).toBeVisible();
    // In <noscript>, which the emulation does not render.
    expect(await page.content()).toContain("生体認証の設定にはJavaScriptが必要です。");
    await page.context().close();
  });

  test("幅320pxでも、40文字の名前でも、横にはみ出さない", async ({ page, insurer, member, database, signedIn }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await database.inInsurer("aozora", (tx) =>
      tx.totpDevice.updateMany({ where: { memberId: person.member.id }, data: { name: "W".repeat(40) } }),
    );
    await signedIn(page, person);
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
