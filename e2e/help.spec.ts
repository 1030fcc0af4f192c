import { AuthenticatorApp, expect, PasskeyDevice, test } from "./fixtures.ts";
import { openAnswer, unfold } from "./support/help.ts";
import { portalCommand } from "./support/operator.ts";
import {
  button,
  chooseMethod,
  enterBirthDate,
  enterCredentials,
  enterNewPassword,
  expectComplete,
  expectRefusal,
  expectScreen,
  expectServiceMenu,
  field,
  keepEmail,
  logIn,
  METHOD,
  openLogin,
  readTotpKey,
  registerPasskey,
  registerTotp,
} from "./support/screens.ts";
import { chooseFromMenu, credentialRow, openSignInSettings } from "./support/settings.ts";

const slug = "daiwa-demo";
const PHONE = "03-0000-0005";
const REFUSED = "無効なユーザIDまたはパスワードです。";
const NEW_PASSWORD = "Umi-to-Yama-2931";

test("no answer counts from 1 twice under one heading", async ({ page, insurer }) => {
  await page.goto(`${insurer("aozora")}/help`);
  const links = page.getByRole("navigation", { name: "お困りごとの一覧" }).getByRole("link");
  const paths = await links.evaluateAll((all) => all.map((each) => new URL((each as HTMLAnchorElement).href).pathname));
  const topics = paths.filter((path) => path.startsWith("/help/"));
  expect(topics.length).toBeGreaterThan(10);
  for (const path of topics) {
    await page.goto(insurer("aozora") + path);
    await expect(page.locator("main ol").first()).toBeVisible();
    await expect(page.locator("main div:has(> ol) + div:has(> ol):not(:has(> h2))"), path).toHaveCount(0);
  }
});

test.describe("マニュアル002 9～11ページ", () => {
  test("9 生体認証でエラーが出たとき、PCでログインするとき：設定とログインのどちらの画面にもある", async ({
    page,
    member,
    inLogin,
  }) => {
    const person = await member({ insurer: "shosha", upTo: "wizard", method: "passkey" });
    const device = await PasskeyDevice.attach(page);
    await inLogin(page, person, "/login/passkey/register");
    await test.step("設定の画面", async () => {
      const answer = await unfold(page, "生体認証でエラーが出たとき");
      for (const advice of [
        "再試行してください",
        "画面ロック",
        "iCloudキーチェーン",
        "別のブラウザ",
        "Bluetooth",
        "二次元コード",
      ]) {
        await expect(answer).toContainText(advice);
      }
      await registerPasskey(page, "わたしの電話");
      await expectServiceMenu(page);
    });
    await page.context().clearCookies();
    await test.step("ログインの画面", async () => {
      await inLogin(page, person, "/login/passkey");
      await device.refuse();
      await button(page, "次へ").click();
      await expect(page.getByText("認証が完了しませんでした。")).toBeVisible();
      await unfold(page, "生体認証でエラーが出たとき");
      await device.accept();
      await button(page, "再試行してください").click();
      await expectServiceMenu(page);
    });
  });

  test("10 一定時間が経過したとき、ログインの途中で読んでも、手続きに戻れる", async ({ page, member, inLogin }) => {
    await inLogin(page, await member({ insurer: "shosha", upTo: "totp" }), "/login/otp");
    await expectScreen(page, "ワンタイムパスワードの入力");
    const answer = await openAnswer(page, "使っているうちに、ログアウトされたとき");
    await expect(answer).toContainText("30分間操作がないと");
    await page.getByRole("link", { name: "ログインの手続きに戻る", exact: true }).click();
    await expectScreen(page, "ワンタイムパスワードの入力");
  });
});

test.describe("アカウント再発行、仮パスワードの期限切れ", () => {
  test("ログインの画面に、だれにでも見える案内がある", async ({ page, insurer }) => {
    await openLogin(page, insurer("aozora"));
    const answer = await unfold(page, "はじめてのログインで入れないときは");
    await expect(answer).toContainText("発行から30日間です");
    await expect(answer).toContainText("いちばん新しい通知の仮パスワード");
    await expect(answer).toContainText("5回まちがえると");
    await expect(answer).toContainText("03-0000-0001");
    await answer.getByRole("link", { name: "ほかのお困りごとを見る", exact: true }).click();
    await expectScreen(page, "はじめてのログインで入れないときは");
  });

  test("再発行すると、古いパスワードもログイン中の端末も使えなくなり、初回ログインからトップ画面まで進める", async ({
    page,
    insurer,
    member,
    mailbox,
    serverVariables,
    anotherBrowser,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const email = person.member.email ?? "";
    await signedIn(page, person);
    const output = await portalCommand(
      ...([serverVariables, "members", "reissue", "--insurer", slug, "--login-id", person.loginId] as const),
    );
    const temporary = output.match(/仮パスワード: (\S+)/)?.[1] ?? "";
    await test.step("ログイン中の端末は、次の画面でログアウトになる", async () => {
      await chooseFromMenu(page, "プロフィール変更");
      await expectScreen(page, "ログイン");
    });
    const phone = await anotherBrowser();
    await test.step("古いパスワードは使えない", async () => {
      await logIn(phone, insurer(slug), person.loginId, person.password);
      await expectRefusal(phone, REFUSED);
      await expect(await unfold(phone, "はじめてのログインで入れないときは")).toContainText("再発行を受けた方は");
    });
    await test.step("新しい仮パスワードで、初回ログインの手順をもう一度", async () => {
      await enterCredentials(phone, person.loginId, temporary);
      await enterBirthDate(phone);
      await chooseMethod(phone, { step: 3, method: METHOD.totp });
      await enterNewPassword(phone, NEW_PASSWORD, 4);
      await keepEmail(phone, email, 5);
      await field(phone, "確認コード").fill(await mailbox.nextCode(email));
      await button(phone, "実行").click();
      await expectComplete(phone);
      await button(phone, "続けて認証方法を設定する").click();
      const app = new AuthenticatorApp(await readTotpKey(phone));
      await registerTotp(phone, { code: await app.freshCode(), name: "わたしの電話" });
      await expectServiceMenu(phone);
    });
    await test.step("認証アプリは、新しい1台だけ", async () => {
      await openSignInSettings(phone);
      await expect(credentialRow(phone, "認証アプリ", "わたしの電話")).toBeVisible();
      await expect(credentialRow(phone, "認証アプリ", "試験の電話")).toHaveCount(0);
    });
  });
});

test.describe("お困りのときは", () => {
  test("どの答えにもページがあり、窓口の電話・時間・所在地で終わる", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/help`);
    await expectScreen(page, "お困りのときは");
    const links = page.getByRole("navigation", { name: "お困りごとの一覧", exact: true }).getByRole("link");
    const topics = await links.evaluateAll((all) =>
      all.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const),
    );
    expect(topics.map(([path]) => path)).toContain("/help/phone");
    for (const [path, title] of topics.filter(([each]) => each.startsWith("/"))) {
      await page.goto(`${insurer(slug)}${path}`);
      await expectScreen(page, title);
    }
    expect((await page.goto(`${insurer(slug)}/help/nothing`))?.status()).toBe(404);
    await page.goto(`${insurer(slug)}/help#totp`);
    await expectScreen(page, "認証アプリのコードが違うと言われるときは");
    await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(
      "「ワンタイムパスワードが正しくありません」",
    );
    const contact = page.getByRole("region", { name: "解決しないときは", exact: true });
    for (const part of [PHONE, "平日", "奈良県奈良市大和町5-5-5"]) await expect(contact).toContainText(part);
    await expect(contact.getByRole("link", { name: PHONE })).toHaveAttribute("href", `tel:${PHONE}`);
  });

  test("印刷すると、一覧もリンクもなく、答えだけになる", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/help/password-rules`);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("link", { name: "一覧に戻る" }).first()).toBeHidden();
    await expect(page.getByRole("region", { name: "パスワードの決まり", exact: true })).toBeVisible();
  });

  test.describe("in English", () => {
    test.use({ locale: "en-US" });

    test("every answer is there, and so is the one in place", async ({ page, insurer }) => {
      await page.goto(`${insurer("aozora")}/login`);
      const answer = page.getByRole("group").filter({ hasText: "If your first login does not work" });
      await answer.getByText("If your first login does not work", { exact: true }).click();
      await expect(answer).toContainText("works for 30 days");
      await answer.getByRole("link", { name: "See other problems", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "If your first login does not work" })).toBeVisible();
      await page.getByRole("link", { name: "Need help?", exact: true }).first().click();
      await expect(page.getByRole("navigation").getByRole("listitem")).toHaveCount(18);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
    });
  });
});
