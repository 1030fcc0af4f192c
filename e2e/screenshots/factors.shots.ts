import type { PortalDatabase, PortalMember } from "../fixtures.ts";
import { AuthenticatorApp, PasskeyDevice } from "../fixtures.ts";
import { button, enterCredentials, field, readTotpKey, registerTotp } from "../support/screens.ts";
import { expect, isRefused, LONG_NAME, shows, test } from "./shots.ts";

/** Adds an authenticator app with the longest possible name. */
async function giveLongNamedDevice(database: PortalDatabase, { insurer, member }: PortalMember) {
  await database.inInsurer(insurer, async (tx) => {
    const { id: _, ...device } = await tx.totpDevice.findFirstOrThrow({ where: { memberId: member.id } });
    const lastUsedAt = new Date("2025-03-17T04:38:00Z");
    await tx.totpDevice.create({ data: { ...device, name: LONG_NAME, nameFolded: LONG_NAME, lastUsedAt } });
  });
}

test("authenticator app: set-up and portal top @main", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "wizard", method: "totp" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await shows(page, "ワンタイムパスワードの設定");
  await shoot("20-totp-register");
  const app = new AuthenticatorApp(await readTotpKey(page));
  await shoot("20-totp-register-key");
  await field(page, "ワンタイムパスワード").fill(app.wrongCode());
  await field(page, "デバイス名").fill(LONG_NAME);
  await isRefused(page, "実行");
  await shoot("20-totp-register-refused");
  await registerTotp(page, { code: await app.freshCode(), name: LONG_NAME });
  await shows(page, "サービスメニュー");
  await shoot("29-service-menu");
});

test("authenticator app: log in @main", async ({ page, insurer, member, database, shoot }) => {
  const person = await member({ insurer: "aozora", upTo: "totp" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, person.loginId, person.password);
  await shows(page, "ワンタイムパスワードの入力");
  await shoot("21-totp");
  await giveLongNamedDevice(database, person);
  await page.reload();
  await shoot("21-totp-two-devices");
  const wrong = new AuthenticatorApp(person.totpSecret ?? "").wrongCode();
  for (let misses = 1; misses <= 5; misses += 1) {
    await field(page, "ワンタイムパスワード").fill(wrong);
    await isRefused(page, "トップページへ");
    if (misses === 1) await shoot("21-totp-incorrect");
    if (misses === 2) await shoot("21-totp-incorrect-twice");
  }
  await field(page, "ワンタイムパスワード").fill(wrong);
  await isRefused(page, "トップページへ");
  await page.getByText("認証アプリのコードが違うと言われるときは").click();
  await shoot("21-totp-waiting");
});

test("mail code @main", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "email-code" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await shows(page, "ワンタイムパスワード（OTP）メール認証");
  await shoot("22-mail-code");
  await page.getByText("コードが届かないときは").click();
  for (let misses = 1; misses <= 6; misses += 1) {
    await field(page, "ワンタイムパスワード").fill("000000");
    await isRefused(page, "実行");
    if (misses === 1) await shoot("22-mail-code-incorrect");
  }
  await expect(page.getByRole("main").getByRole("alert")).toContainText("続けて5回");
  await shoot("22-mail-code-exhausted");
  await button(page, "再送信").click();
  await expect(page.getByText("メールを送ったばかりです。")).toBeVisible();
  await shoot("22-mail-code-too-soon");
});

test("passkey: set-up and log in @main", async ({ page, insurer, member, shoot }) => {
  const device = await PasskeyDevice.attach(page);
  const { loginId, password } = await member({ insurer: "aozora", upTo: "wizard", method: "passkey" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await shows(page, "生体認証の設定");
  await shoot("23-passkey-register");
  await device.refuse();
  await button(page, "次へ").click();
  await expect(button(page, "再試行してください")).toBeVisible();
  await shoot("23-passkey-register-failed");
  await page.getByRole("link", { name: "別の認証方法を選ぶ" }).click();
  await shows(page, "別の認証方法を選ぶ");
  await shoot("25-other-method");
  await page.goBack();
  await device.accept();
  await button(page, "次へ").click();
  await shows(page, "端末に名前を付けてください");
  await shoot("23-passkey-name");
  await field(page, "パスキーの名前").fill("");
  await isRefused(page, "OK");
  await shoot("23-passkey-name-refused");
  await field(page, "パスキーの名前").fill(LONG_NAME);
  await button(page, "OK").click();
  await shows(page, "サービスメニュー");
  await page.context().clearCookies();

  await device.refuse();
  await page.goto(`${insurer("aozora")}/login`);
  await button(page, "パスキーでログイン").click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await shoot("02-login-passkey-failed");
  await enterCredentials(page, loginId, password);
  await shows(page, "生体認証");
  await shoot("24-passkey");
  await button(page, "次へ").click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await shoot("24-passkey-failed");
});

test("another tab went on", async ({ page, insurer, member, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "temporary" });
  await page.goto(`${insurer("aozora")}/login`);
  await enterCredentials(page, loginId, password);
  await shows(page, "生年月日の入力");
  const second = await page.context().newPage();
  await second.goto(`${insurer("aozora")}/login`);
  await enterCredentials(second, loginId, password);
  await shows(second, "生年月日の入力");
  await field(page, "生年月日").fill("19790822");
  await button(page, "実行").click();
  await shows(page, "別の画面で手続きが進んでいます");
  await shoot("05-another-tab");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("login and passkey", async ({ page, insurer, member, shoot }) => {
    const { loginId, password } = await member({ insurer: "aozora", upTo: "wizard", method: "passkey" });
    await page.goto(`${insurer("aozora")}/login`);
    await shoot("26-no-javascript-login");
    await enterCredentials(page, loginId, password);
    await shows(page, "生体認証の設定");
    await shoot("26-no-javascript-passkey-register");
  });

  test("new password", async ({ page, insurer, member, shoot }) => {
    const { loginId, password } = await member({ insurer: "aozora", upTo: "method" });
    await page.goto(`${insurer("aozora")}/login`);
    await enterCredentials(page, loginId, password);
    await field(page, "生年月日").fill("19790822");
    await button(page, "実行").click();
    await shows(page, "パスワードの更新");
    await field(page, "パスワード").fill("abc");
    await button(page, "実行").click();
    await shoot("26-no-javascript-new-password");
  });
});
