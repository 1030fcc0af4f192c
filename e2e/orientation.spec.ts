import { expect, PasskeyDevice, test } from "./fixtures.ts";
import { button, expectScreen, field, openConfirmationLink, openLogin } from "./support/screens.ts";
import { ageProofs } from "./support/settings.ts";

/** How often a page that waits asks whether it is over (components/forms/goes-on-by-itself.tsx). */
const LOOKS_EVERY_MS = 4_000;

test("a page that is not there keeps the menu of a member who is logged in", async ({
  page,
  insurer,
  member,
  signedIn,
  isMobile,
}) => {
  await signedIn(page, await member({ insurer: "daiwa-demo", upTo: "totp" }));
  const answer = await page.goto(`${insurer("daiwa-demo")}/settings/nothing-here`);
  expect(answer?.status()).toBe(404);
  await expectScreen(page, "ページが見つかりません");
  const banner = page.getByRole("banner");
  await expect(banner.getByRole("link", { name: /^ケンポ .+ 様$/ })).toBeVisible();
  if (isMobile) await banner.getByText("メニュー", { exact: true }).click();
  await banner.getByRole("link", { name: "ログイン履歴", exact: true }).click();
  await expectScreen(page, "ログイン履歴");
});

test("the page that waits for a mail's link announces that it goes on", async ({
  page,
  member,
  mailbox,
  inLogin,
  anotherBrowser,
}) => {
  const person = await member({ insurer: "aozora", upTo: "terms", email: null });
  const email = `${person.loginId}@example.jp`;
  await page.clock.install();
  await inLogin(page, person, "/login/email");
  await field(page, "メールアドレス").fill(email);
  await button(page, "実行").click();
  await expectScreen(page, "メールアドレスの確認", 3);
  const sentence = page.getByText("次の画面に進みます。", { exact: true });
  await expect(sentence).toBeHidden();
  // Its time stands still meanwhile: what it says for two seconds is there until it has been read.
  await page.clock.pauseAt(Date.now() + 1_000);
  await openConfirmationLink(await anotherBrowser(), (await mailbox.next(email)).link);
  await page.clock.runFor(LOOKS_EVERY_MS);
  await expect(sentence).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "メールアドレスの確認" })).toBeVisible();
  await page.clock.resume();
  await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
});

test("a passkey that fails is in the page's title, at login and at 「再認証」", async ({
  page,
  insurer,
  member,
  database,
  signedIn,
}) => {
  const device = await PasskeyDevice.attach(page);
  await openLogin(page, insurer("daiwa-demo"));
  const person = await member({ insurer: "daiwa-demo", upTo: "wizard", method: "passkey" });
  await device.hold(database, person, "わたしの電話");
  await device.refuse();
  await button(page, "パスキーでログイン").click();
  await expect(page).toHaveTitle(/^エラー: ログイン｜/);
  await signedIn(page, person, "/settings/sign-in");
  await ageProofs(database, person, 6);
  await page.goto(`${insurer("daiwa-demo")}/settings/sign-in/password`);
  await expectScreen(page, "再認証");
  await button(page, "生体認証（パスキー）で確認する").click();
  await expect(page).toHaveTitle(/^エラー: 再認証｜/);
});

test("a device that is registered already is told to be another one, not to try again", async ({
  page,
  member,
  database,
  signedIn,
}) => {
  const device = await PasskeyDevice.attach(page);
  const person = await member({ insurer: "daiwa-demo", upTo: "wizard", method: "passkey" });
  await signedIn(page, person, "/settings/sign-in/passkey/new");
  await device.hold(database, person, "わたしの電話");
  await page.reload();
  await button(page, "次へ").click();
  await expect(page.getByText("この端末はすでに登録されています。")).toBeVisible();
  await expect(button(page, "次へ")).toBeVisible();
  await expect(button(page, "再試行してください")).toHaveCount(0);
});
