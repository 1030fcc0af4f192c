import { readFile } from "node:fs/promises";
import { AuthenticatorApp, expect, expectAccessible, type Page, PasskeyDevice, test } from "./fixtures.ts";
import { differenceFromQr } from "./support/read-qr.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterEmail,
  enterEmailCode,
  enterNewPassword,
  enterTotp,
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
  readTotpKey,
  registerPasskey,
  registerTotp,
  usePasskey,
} from "./support/screens.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const slug = "minato";

/** The address behind the QR code: what a phone opens directly. */
async function otpauthUri(page: Page): Promise<string> {
  const link = page.getByRole("link", { name: "この端末の認証アプリを開く", exact: true, includeHidden: true });
  return (await link.getAttribute("href")) ?? "";
}

function secretOf(uri: string): string {
  return new URL(uri).searchParams.get("secret") ?? "";
}

function qrImage(page: Page) {
  return page.getByRole("img", { name: /^認証アプリで読み取る二次元コード/ });
}

test.describe("マニュアル001 生体認証・アプリ・メールの3つの方法", () => {
  test("1【1】～【11】と2-1・2-2【1】～【5】生体認証、2回目と、ユーザIDを入力しないログイン", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "temporary" });
    const [email, nextDay] = [`${loginId}@example.jp`, await anotherBrowser()];
    const device = await PasskeyDevice.attach(page);

    await test.step("1【1】～【4】ログインし、生年月日を入力し、利用規約に同意します", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await enterBirthDate(page);
      await acceptTerms(page);
    });
    await test.step("1【5】～【7】メールのリンクを押すと、元の画面はひとりでに次へ進みます", async () => {
      await enterEmail(page, email, 3);
      await openConfirmationLink(nextDay, (await mailbox.next(email)).link);
    });
    await test.step("1【8】～【10】認証方法とパスワードを決めます", async () => {
      await chooseMethod(page, { step: 4, method: METHOD.passkey });
      await enterNewPassword(page, NEW_PASSWORD, 5);
      await expectComplete(page);
    });
    await test.step("1【11】認証方法の設定を行うためログアウトします", () => logOutByName(page));
    await test.step("2-2【1】～【4】再度ログインし、生体認証を設定し、名前を付けます", async () => {
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await registerPasskey(page, "自分のスマホ");
    });
    await test.step("2-2【5】ログイン後のトップ画面が表示されます", () => expectServiceMenu(page));
    await test.step("2回目：パスワードと生体認証でログインします", async () => {
      await logOutByName(page);
      await logIn(page, insurer(slug), loginId, NEW_PASSWORD);
      await usePasskey(page, "自分のスマホ");
      await expectServiceMenu(page);
    });
    await test.step("翌日、別のブラウザから「パスキーでログイン」だけでログインします", async () => {
      await device.carryTo(nextDay);
      await openLogin(nextDay, insurer(slug));
      await button(nextDay, "パスキーでログイン").click();
      await expectServiceMenu(nextDay);
    });
  });

  test("2-1【3】認証できなかったときは「再試行してください」、または別の方法を選び直せる", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const device = await PasskeyDevice.attach(page);
    await device.refuse();
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "生体認証の設定");
    await button(page, "次へ").click();
    await expect(page.getByText("認証が完了しませんでした。")).toBeVisible();
    await expectAccessible(page);
    await device.accept();
    await button(page, "再試行してください").click();
    await expectScreen(page, "端末に名前を付けてください");
    await field(page, "パスキーの名前").fill("");
    await button(page, "OK").click();
    await expectRefusal(page, "名前を入力してください。", "パスキーの名前");
    await page.goto(`${insurer(slug)}/login/other-method`);
    await expectScreen(page, "別の認証方法を選ぶ");
    await button(page, METHOD.totp).click();
    await expectScreen(page, "ワンタイムパスワードの設定");
  });

  test("2-2★【1】～【5】スマートフォンの生体認証を使い、パソコンからログインする", async ({
    page,
    insurer,
    member,
    anotherBrowser,
    database,
  }) => {
    const { loginId, password, member: row } = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    const phone = await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), loginId, password);
    await registerPasskey(page, "自分のスマホ");
    await expectServiceMenu(page);
    // What phones report and the virtual device does not: that its keys can be used beside a PC.
    await database.inInsurer(slug, (tx) =>
      tx.passkey.updateMany({ where: { memberId: row.id }, data: { transports: ["internal", "hybrid"] } }),
    );
    const pc = await anotherBrowser();
    await phone.carryTo(pc, { transport: "cable" });
    await logIn(pc, insurer(slug), loginId, password);
    await usePasskey(pc, "自分のスマホ");
    await expectServiceMenu(pc);
  });

  test("2-3【3】～【8】スマートフォンだけで：キーをコピーして認証アプリに入力する", async ({
    page,
    context,
    insurer,
    member,
    anotherBrowser,
    night,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "totp" });
    await test.step("2-3【3】再度ログインします【4】ワンタイムパスワード認証の設定を行います", async () => {
      await logIn(page, insurer(slug), loginId, password);
      await expectScreen(page, "ワンタイムパスワードの設定");
    });
    const key = await readTotpKey(page);
    await test.step("2-3【5】「スキャンできませんか？」をクリックして、キーをコピーします", async () => {
      await button(page, "キーをコピー").click();
      await expect(page.getByRole("status").filter({ hasText: "コピーしました" })).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
      await expect(page.getByText("時間ベース")).toBeVisible();
      await expectAccessible(page);
    });
    const app = new AuthenticatorApp(key);
    await test.step("2-3【8】表示されたワンタイムパスワードでログインします", async () => {
      await registerTotp(page, { code: app.wrongCode(), name: "自分のスマホ" });
      await expectRefusal(page, "認証コードが異なります", "ワンタイムパスワード");
      await expect(field(page, "デバイス名")).toHaveValue("自分のスマホ");
      await registerTotp(page, { code: await app.freshCode(), name: "自分のスマホ" });
      await expectServiceMenu(page);
    });
    await test.step("翌日、別のブラウザからパスワードと認証アプリの番号でログインします", async () => {
      await night(slug, loginId);
      app.startDay();
      const nextDay = await anotherBrowser();
      await logIn(nextDay, insurer(slug), loginId, password);
      await enterTotp(nextDay, app.wrongCode());
      await expectRefusal(nextDay, "ワンタイムパスワードが正しくありません", "ワンタイムパスワード");
      await field(nextDay, "ワンタイムパスワード").fill(await app.freshCode());
      await button(nextDay, "トップページへ").click();
      await expectServiceMenu(nextDay);
    });
  });

  test("2-4【3】～【7】パソコンの画面のQRコードをスマートフォンで読み取る", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "totp" });
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "ワンタイムパスワードの設定");
    const uri = await otpauthUri(page);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(decodeURIComponent(uri)).toContain(`みなと健保:${loginId}`);
    await test.step("2-4【6】QRコードを読み込みます", async () => {
      const source = (await qrImage(page).getAttribute("src")) ?? "";
      expect(source).toMatch(/^data:image\/png;base64,/);
      expect(await differenceFromQr(page, source, uri)).toBe(0);
      expect(await readTotpKey(page)).toBe(secretOf(uri));
    });
    await test.step("2-4【7】表示されるワンタイムパスワードでログインします", async () => {
      await registerTotp(page, { code: await new AuthenticatorApp(secretOf(uri)).freshCode(), name: "スマートフォン" });
      await expectServiceMenu(page);
    });
  });

  test("2-5① 拡張機能で二次元コードを範囲選択し、② png形式で保存して読み取り、間にスペースのある番号を入力する", async ({
    page,
    insurer,
    member,
  }) => {
    const { loginId, password } = await member({ insurer: slug, upTo: "wizard", method: "totp" });
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "ワンタイムパスワードの設定");
    const uri = await otpauthUri(page);
    await test.step("2-5①【4】二次元コードを範囲選択します", async () => {
      const region = (await qrImage(page).screenshot()).toString("base64");
      // Scaled to the screen; a reader mends twice as much.
      expect(await differenceFromQr(page, `data:image/png;base64,${region}`, uri)).toBeLessThan(0.07);
    });
    await test.step("2-5②【4】二次元コードを保存します【6】保存した画像を選択します", async () => {
      await page.getByText("スキャンできませんか？", { exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "QRコードを画像で保存", exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.png$/);
      const saved = (await readFile(await download.path())).toString("base64");
      expect(await differenceFromQr(page, `data:image/png;base64,${saved}`, uri)).toBe(0);
    });
    await test.step("2-5②【10】表示されるワンタイムパスワードでログインします", async () => {
      const code = await new AuthenticatorApp(secretOf(uri)).freshCode();
      await registerTotp(page, { code: `${code.slice(0, 3)} ${code.slice(3)}`, name: "会社のパソコン" });
      await expectServiceMenu(page);
    });
  });

  test("2-6【1】～【4】メールでワンタイムパスワードを受け取り、届かないときは「再送信」", async ({
    page,
    insurer,
    member,
    mailbox,
    night,
  }) => {
    const { loginId, password, member: row } = await member({ insurer: slug, upTo: "wizard", method: "email" });
    const email = row.email ?? "";
    await logIn(page, insurer(slug), loginId, password);
    await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
    const lost = await mailbox.next(email);
    await button(page, "再送信").click();
    await expect(page.getByText("メールを送ったばかりです。")).toBeVisible();
    await expectAccessible(page);
    await night(slug, loginId);
    await button(page, "再送信").click();
    await expect(page.getByText("新しい番号をお送りしました。")).toBeVisible();
    await enterEmailCode(page, lost.code);
    await expectRefusal(page, "ワンタイムパスワードが正しくありません", "ワンタイムパスワード");
    await field(page, "ワンタイムパスワード").fill((await mailbox.next(email)).code);
    await button(page, "実行").click();
    await expectServiceMenu(page);
  });
});
