import { readFile } from "node:fs/promises";
import { AuthenticatorApp, expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { differenceFromQr } from "./support/read-qr.ts";
import {
  button,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  readTotpKey,
  registerTotp,
} from "./support/screens.ts";

const slug = "minato";

/** The URI in the QR code, which a phone opens directly. */
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

test.describe("マニュアル001 ワンタイムパスワード認証（アプリ）", () => {
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
      // Scaled to the screen; a reader corrects twice as much.
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
});
