import { AuthenticatorApp } from "../fixtures.ts";
import { button, field } from "../support/screens.ts";
import { ageProofs, signIn } from "../support/settings.ts";
import { isRefused, LONG_NAME, shows, test } from "./shots.ts";

const slug = "aozora";

test("settings @main", async ({ page, insurer, member, database, shoot }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  const app = new AuthenticatorApp(person.totpSecret ?? "");
  const open = async (path: string, heading: string, name: string) => {
    await page.goto(`${insurer(slug)}${path}`);
    await shows(page, heading);
    await shoot(name);
  };
  await signIn(page, insurer(slug), person, app);
  await open("/settings/sign-in", "ログイン方法変更", "40-sign-in");
  await open("/settings/sign-in/password", "パスワードの更新", "41-password");
  await field(page, "パスワード").fill("aaaa");
  await isRefused(page, "実行");
  await shoot("41-password-refused");
  await open("/settings/sign-in/totp/new", "ワンタイムパスワードの設定", "42-totp-new");
  await field(page, "ワンタイムパスワード").fill("000000");
  await field(page, "デバイス名").fill(LONG_NAME);
  await isRefused(page, "実行");
  await shoot("42-totp-new-refused");
  await open("/settings/sign-in/passkey/new", "生体認証の設定", "43-passkey-new");
  await open("/settings/profile", "プロフィール", "44-profile");
  await open("/settings/profile/method", "認証方法の変更", "44-profile-method");
  await open("/settings/profile/login-id", "ユーザIDの変更", "44-profile-login-id");
  await field(page, "ユーザID").fill("短い");
  await isRefused(page, "変更");
  await shoot("44-profile-login-id-refused");
  await open("/settings/email", "メールアドレスの更新", "45-email");
  await field(page, "メールアドレス").fill("atarashii@example.jp");
  await button(page, "実行").click();
  await shows(page, "メールアドレスの確認");
  await shoot("45-email-confirm");
  await open("/settings/profile", "プロフィール", "45-profile-pending");
  await open("/settings/history", "ログイン履歴", "46-history");
  await open("/settings/not-me", "心当たりがない", "46-not-me");
  await open("/settings/sign-in/recovery-code", "リカバリーコード", "47-recovery-code");
  await button(page, "発行する").click();
  await shows(page, "新しいリカバリーコード");
  await shoot("47-recovery-code-issued");
  await ageProofs(database, person, 10);
  await page.goto(`${insurer(slug)}/settings/sign-in/password`);
  await shows(page, "再認証");
  await shoot("48-reauthenticate");
  await isRefused(page, "ログイン");
  await shoot("48-reauthenticate-refused");
});

test("deleting a device @main", async ({ page, insurer, member, database, shoot }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await signIn(page, insurer(slug), person, new AuthenticatorApp(person.totpSecret ?? ""));
  const second = await database.inInsurer(slug, async (tx) => {
    const { id: _, ...device } = await tx.totpDevice.findFirstOrThrow({ where: { memberId: person.member.id } });
    return tx.totpDevice.create({ data: { ...device, name: LONG_NAME, nameFolded: LONG_NAME } });
  });
  await page.goto(`${insurer(slug)}/settings/sign-in`);
  await shoot("40-sign-in-two-devices");
  await page.goto(`${insurer(slug)}/settings/sign-in/totp/${second.id}/delete`);
  await shows(page, "デバイスの削除");
  await shoot("49-delete");
  await page.goto(`${insurer(slug)}/settings/sign-in/totp/${second.id}/rename`);
  await shows(page, "名前の変更");
  await shoot("49-rename");
});

test("recovery @main", async ({ page, insurer, member, mailbox, shoot }) => {
  const person = await member({ insurer: slug, upTo: "email-code" });
  await page.goto(`${insurer(slug)}/forgot-login-id`);
  await shoot("50-forgot-login-id");
  await isRefused(page, "実行");
  await shoot("50-forgot-login-id-refused");
  await page.goto(`${insurer(slug)}/forgot-password`);
  await shoot("51-forgot-password");
  await field(page, "ユーザID").fill(person.loginId);
  await button(page, "実行").click();
  await shows(page, "ログイン");
  await shoot("51-forgot-password-sent");
  await page.goto((await mailbox.next(person.member.email ?? "")).link);
  await shows(page, "パスワードの再設定");
  await shoot("52-reset-password");
  await button(page, "次へ").click();
  await shows(page, "リカバリーコードの入力");
  await shoot("53-recovery-code");
  await page.goto(`${insurer(slug)}/reset-password?token=x`);
  await shoot("52-reset-password-dead");
  await page.goto(`${insurer(slug)}/help`);
  await shoot("54-help");
});
