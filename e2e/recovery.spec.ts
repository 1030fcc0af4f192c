import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect, expectAccessible, type Page, type PortalMember, test } from "./fixtures.ts";
import { expireLinks } from "./support/ageing.ts";
import type { Mailbox } from "./support/mailbox.ts";
import { createInsurer, portalCommand } from "./support/operator.ts";
import { mailAbout } from "./support/profile.ts";
import {
  button,
  enterCredentials,
  enterNewPassword,
  enterTotp,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  openLogin,
  readTotpKey,
  registerTotp,
} from "./support/screens.ts";

const slug = "daiwa-demo";
const NEW_PASSWORD = "Yama-no-Asa-4412";

async function askForReset(page: Page, url: string, loginId: string): Promise<void> {
  await openLogin(page, url);
  await page.getByRole("link", { name: "パスワードを忘れた方はこちら", exact: true }).click();
  await expectScreen(page, "パスワードを忘れた方はこちら");
  await field(page, "ユーザID").fill(loginId);
  await button(page, "実行").click();
  await expectScreen(page, "ログイン");
  await expect(page.getByRole("status").filter({ hasText: "お申し込みを受け付けました。" })).toBeVisible();
}

async function followResetLink(page: Page, mailbox: Mailbox, { member }: PortalMember): Promise<string> {
  // The worker's notice of a lock may come before, at its next look (lib/jobs/run-worker.ts).
  const mail = await mailAbout(mailbox, member.email ?? "", "パスワード再設定のご案内");
  await page.goto(mail.link);
  await expectScreen(page, "パスワードの再設定");
  await button(page, "次へ").click();
  return mail.link;
}

async function enterRecoveryCode(page: Page, code: string): Promise<void> {
  await field(page, "リカバリーコード").fill(code);
  await button(page, "実行").click();
}

test.describe("マニュアル004 3-3. パスワードを忘れた場合", () => {
  test("①～⑤ リンクのあと、登録済みの認証アプリを確かめてから、⑩ 新しいパスワード、⑪ トップ画面", async ({
    page,
    insurer,
    member,
    mailbox,
    night,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await test.step("①②「パスワードを忘れた方はこちら」 ③「ユーザID」「実行」 ④案内", () =>
      askForReset(page, insurer(slug), person.loginId));
    const link = await test.step("⑤メールのリンク、「次へ」", () => followResetLink(page, mailbox, person));
    await test.step("認証アプリの番号", async () => enterTotp(page, await app.freshCode()));
    await test.step("⑩パスワード更新画面 ⑪トップ画面", async () => {
      await enterNewPassword(page, NEW_PASSWORD);
      await expectServiceMenu(page);
      const done = page.getByRole("status").filter({ hasText: "パスワードを再設定しました。" });
      await expect(done).toBeVisible();
      await page.reload();
      await expectServiceMenu(page);
      await expect(done).toHaveCount(0);
    });
    await test.step("使ったリンクはもう使えない", async () => {
      await page.goto(link);
      await expectScreen(page, "このリンクは使えません");
    });
    await test.step("お知らせのメールが届く", async () => {
      expect((await mailbox.next(person.member.email ?? "")).subject).toContain("パスワードが再設定されました");
    });
    await test.step("翌日、新しいパスワードで入れる", async () => {
      await night(slug, person.loginId);
      app.startDay();
      await page.context().clearCookies();
      await logIn(page, insurer(slug), person.loginId, NEW_PASSWORD);
      await enterTotp(page, await app.freshCode());
      await expectServiceMenu(page);
    });
  });

  test("印刷どおり（resetNeedsFactor: false）：⑤リンク ⑥～⑨ワンタイムパスワードの設定 ⑩パスワード ⑪トップ", async ({
    page,
    member,
    mailbox,
    serverVariables,
  }) => {
    const printed = `reset${randomInt(1e9)}`;
    await createInsurer(serverVariables, {
      slug: printed,
      policy: { methods: ["passkey", "totp"], firstLoginOrder: "password-first", resetNeedsFactor: false },
    });
    const person = await member({ insurer: printed, upTo: "totp" });
    await askForReset(page, `http://${printed}.localhost:${serverVariables.PORT}`, person.loginId);
    await followResetLink(page, mailbox, person);
    await expectScreen(page, "ワンタイムパスワードの設定");
    const app = new AuthenticatorApp(await readTotpKey(page));
    await registerTotp(page, { code: await app.freshCode(), name: "新しい電話" });
    await enterNewPassword(page, NEW_PASSWORD);
    await expectServiceMenu(page);
  });

  test("⑤の*：5分を過ぎたリンクは理由を示し、③へ戻れる", async ({ page, insurer, member, mailbox, database }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await askForReset(page, insurer(slug), person.loginId);
    const { link } = await mailbox.next(person.member.email ?? "");
    await expireLinks(database, person);
    await page.goto(link);
    await expectScreen(page, "このリンクは使えません");
    await page.getByRole("link", { name: "もう一度申し込む", exact: true }).click();
    await expectScreen(page, "パスワードを忘れた方はこちら");
  });

  test("空欄は直す場所を示す。登録のないユーザIDにも、同じ画面が出る", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/forgot-password`);
    await button(page, "実行").click();
    await expectRefusal(page, "ユーザIDを入力してください。", "ユーザID");
    await askForReset(page, insurer(slug), "nobody-2026");
  });
});

test.describe("マニュアル004 3-4. ユーザIDを忘れた場合", () => {
  test("①～⑤ 生年月日とメールアドレスから、家族の全員分のユーザIDが1通で届く", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const email = `f${randomInt(1e12)}@example.jp`;
    const twin = await member({ insurer: slug, upTo: "totp", email });
    const other = await member({ insurer: slug, upTo: "wizard", email });
    await test.step("①②「ユーザIDを忘れた方はこちら」", async () => {
      await openLogin(page, insurer(slug));
      await page.getByRole("link", { name: "ユーザIDを忘れた方はこちら", exact: true }).click();
      await expectScreen(page, "ユーザIDを忘れた方はこちら");
    });
    await test.step("③空欄と読めない日付は、両方一度に示す", async () => {
      await field(page, "生年月日").fill("19791332");
      await button(page, "実行").click();
      await expectRefusal(page, "カレンダーにない日付です。", "生年月日");
      await expectRefusal(page, "メールアドレスを入力してください。", "ご登録いただいたメールアドレス");
      await expect(field(page, "生年月日")).toHaveValue("19791332");
    });
    await test.step("③「生年月日」「ご登録いただいたメールアドレス」「実行」 ④案内", async () => {
      await field(page, "生年月日").fill("昭和54年8月22日");
      await field(page, "ご登録いただいたメールアドレス").fill(email);
      await button(page, "実行").click();
      await expectScreen(page, "ログイン");
      await expect(page.getByRole("status").filter({ hasText: "ユーザIDを書いたメール" })).toBeVisible();
    });
    await test.step("⑤メール", async () => {
      const mail = await mailbox.next(email);
      expect(mail.subject).not.toContain(twin.loginId);
      for (const { loginId } of [twin, other]) expect(mail.text).toContain(loginId);
    });
  });
});

test("だれかがパスワードをまちがえ続けた方は、メールのリンクを開いたブラウザで、今のパスワードでログインできる", async ({
  page,
  insurer,
  member,
  mailbox,
  database,
}) => {
  const person = await member({ insurer: "aozora", upTo: "email-code" });
  const { insurerId, id: memberId } = person.member;
  const guard = { insurerId, memberId, authenticator: "password", misses: 50, disabledAt: new Date() } as const;
  await database.inInsurer("aozora", (tx) => tx.authenticatorGuard.create({ data: guard }));
  await logIn(page, insurer("aozora"), person.loginId, person.password);
  await expectRefusal(page, "無効なユーザIDまたはパスワードです。");

  await askForReset(page, insurer("aozora"), person.loginId);
  await followResetLink(page, mailbox, person);
  await expectScreen(page, "リカバリーコードの入力");
  await page.getByRole("link", { name: "パスワードでログイン", exact: true }).click();
  await expectScreen(page, "ログイン");
  await enterCredentials(page, person.loginId, person.password);
  await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
  await field(page, "ワンタイムパスワード").fill(await mailbox.nextCode(person.member.email ?? ""));
  await button(page, "実行").click();
  await expectServiceMenu(page);
});

test.describe("FAQ 14 機種変更・紛失", () => {
  test("パスワードを覚えている：リカバリーコードを発行しておき、なくした日に使い、新しい端末を設定する", async ({
    page,
    insurer,
    member,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const code = await test.step("トップ画面の案内から発行する", async () => {
      await signedIn(page, person);
      await expectServiceMenu(page);
      await page.getByRole("link", { name: "リカバリーコードを発行する", exact: true }).click();
      await expectScreen(page, "リカバリーコード");
      await button(page, "発行する").click();
      await expectScreen(page, "新しいリカバリーコード");
      const shown = await page.getByText(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/).textContent();
      await expect(page.getByText(/^作成日 \d{4}年\d+月\d+日$/)).toBeVisible();
      await expect(page.getByText(`ポータルのアドレス ${insurer(slug)}`, { exact: true })).toBeVisible();
      await page.getByRole("link", { name: "保管しました", exact: true }).click();
      await page.goto(insurer(slug));
      await expect(page.getByRole("link", { name: "リカバリーコードを発行する", exact: true })).toHaveCount(0);
      return shown ?? "";
    });
    const tablet = await anotherBrowser();
    await test.step("「別の方法でログイン」からコードを入力する", async () => {
      await logIn(tablet, insurer(slug), person.loginId, person.password);
      await tablet.getByRole("link", { name: "別の方法でログイン", exact: true }).click();
      await expectScreen(tablet, "別の方法でログイン");
      await expect(tablet.getByRole("main")).toContainText("ほかに設定した認証方法はありません。");
      await tablet.getByRole("link", { name: "機種変更や紛失で使えないとき（リカバリーコード）", exact: true }).click();
      await expectScreen(tablet, "リカバリーコードの入力");
      await enterRecoveryCode(tablet, "AAAA-AAAA-AAAA-AAAA");
      await expectRefusal(tablet, "リカバリーコードが正しくありません。", "リカバリーコード");
      await enterRecoveryCode(tablet, code.toLowerCase().replaceAll("-", " "));
    });
    await test.step("新しい認証アプリを設定すると、トップ画面。前の端末のログインは終わる", async () => {
      await expectScreen(tablet, "ワンタイムパスワードの設定");
      const newApp = new AuthenticatorApp(await readTotpKey(tablet));
      await registerTotp(tablet, { code: await newApp.freshCode(), name: "新しい電話" });
      await expectServiceMenu(tablet);
      await page.goto(insurer(slug));
      await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
    });
  });

  test("パスワードも忘れた：健保組合の窓口のコードで続けられ、メールだけでは何も変わらない", async ({
    page,
    insurer,
    member,
    mailbox,
    serverVariables,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "email-code" });
    await askForReset(page, insurer("aozora"), person.loginId);
    await followResetLink(page, mailbox, person);
    await expect(page.getByText("もう1つの確認が必要です", { exact: true })).toBeVisible();
    await expectAccessible(page);
    const options = ["--insurer", "aozora", "--login-id", person.loginId];
    const output = await portalCommand(serverVariables, "members", "lost-factor-code", ...options);
    await enterRecoveryCode(page, output.match(/[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}/)?.[0] ?? "");
    await test.step("メール認証を設定し直し、新しいパスワードを決める", async () => {
      await expectScreen(page, "ワンタイムパスワード（OTP）メール認証");
      await field(page, "ワンタイムパスワード").fill(await mailbox.nextCode(person.member.email ?? ""));
      await button(page, "実行").click();
      await enterNewPassword(page, NEW_PASSWORD);
      await expectServiceMenu(page);
    });
  });
});
