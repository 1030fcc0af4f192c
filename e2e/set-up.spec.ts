import { expect, expectAccessible, test } from "./fixtures.ts";
import { differenceFromQr } from "./support/read-qr.ts";
import { button, expectRefusal, expectScreen, field } from "./support/screens.ts";

const COMPANY_PC = "会社のパソコンではお使いになれません。";

test("マニュアル001 2-3【1】【2】 the app set-up leads to the stores, a phone to its own alone, and names the phone", async ({
  page,
  insurer,
  member,
  inLogin,
  isMobile,
}) => {
  await page.goto(insurer("tekkou"));
  const person = await member({ insurer: "tekkou", upTo: "wizard", method: "totp" });
  await inLogin(page, person, "/login/otp/register");
  await expectScreen(page, "ワンタイムパスワードの設定");
  await test.step("マニュアル003 P10: 会社のPCは、お使いいただけません", () =>
    expect(page.getByText(COMPANY_PC, { exact: true })).toBeVisible());
  const stores = page.getByRole("main").getByRole("link", { name: /Authenticator（(App Store|Google Play)）$/ });
  if (!isMobile) await page.getByText("アプリの入手先", { exact: true }).click();
  await expect(stores).toHaveCount(isMobile ? 2 : 4);
  if (isMobile) await expect(stores.first()).toHaveAttribute("href", /^https:\/\/apps\.apple\.com\/jp\/app\/id\d+$/);
  await expect(stores.first()).toHaveAttribute("rel", "noreferrer noopener");
  await expect(field(page, "デバイス名")).toHaveValue(isMobile ? /^iPhone（/ : /^スマートフォン（/);
  await page.getByText("スキャンできませんか？", { exact: true }).click();
  await expect(page.getByText("2.アプリケーションを開き、キーを入力します", { exact: true })).toBeVisible();
  await expect(page.getByText("「その他」→「またはコードを手動で入力」")).toBeVisible();
  await expectAccessible(page);
});

test("マニュアル004 2-4-1 ①～④ the help installs the app step by step, on paper and PC by QR code", async ({
  page,
  insurer,
  isMobile,
}) => {
  await page.goto(`${insurer("tekkou")}/help/app`);
  await expectScreen(page, "認証アプリを入れたいとき");
  await expect(page.getByRole("listitem").filter({ hasText: "「入手」" })).toBeVisible();
  const codes = page.getByRole("img", { name: /を開く二次元コード$/ });
  await expect(codes).toHaveCount(isMobile ? 0 : 4);
  await page.emulateMedia({ media: "print" });
  await expect(codes).toHaveCount(4);
  const store = page.getByRole("link", { name: "Google Authenticator（App Store）", exact: true });
  const png = `data:image/png;base64,${(await codes.first().screenshot()).toString("base64")}`;
  expect(await differenceFromQr(page, png, (await store.getAttribute("href")) ?? "")).toBeLessThan(0.01);
});

test("マニュアル003 P6: the passkey set-up carries the insurer's caution, and shows this device alone", async ({
  page,
  insurer,
  member,
  inLogin,
  isMobile,
}) => {
  await page.goto(insurer("tekkou"));
  await inLogin(
    page,
    await member({ insurer: "tekkou", upTo: "wizard", method: "passkey" }),
    "/login/passkey/register",
  );
  await expectScreen(page, "生体認証の設定");
  await expect(page.getByText(COMPANY_PC, { exact: true })).toBeVisible();
  const apple = page.getByText("「次へ」のあと「続ける」を押し、顔または指紋で確認します。");
  const windows = page.getByText("Windows Hello");
  await expect(isMobile ? apple : windows).toBeVisible();
  await expect(isMobile ? windows : apple).toBeHidden();
  await page.getByText("ほかの端末を使うとき", { exact: true }).click();
  await expect(isMobile ? windows : apple).toBeVisible();
  await expectAccessible(page);
});

test("an address that looks mistyped is asked about once, and taken as it is the second time", async ({
  page,
  insurer,
  member,
  inLogin,
}) => {
  await page.goto(insurer("aozora"));
  const person = await member({ insurer: "aozora", upTo: "terms", email: null });
  await inLogin(page, person, "/login/email");
  const typed = `${person.loginId}@gmai.com`;
  await field(page, "メールアドレス").fill(typed);
  await button(page, "実行").click();
  await expectRefusal(page, `「${person.loginId}@gmail.com」のまちがいではありませんか？`, "メールアドレス");
  await expect(field(page, "メールアドレス")).toHaveValue(typed);
  await button(page, "実行").click();
  await expectScreen(page, "メールアドレスの確認", 3);
  await expect(page.getByRole("main")).toContainText(typed);
});

test("an old address of a carrier, with dots anywhere, is taken and gets its mail", async ({
  page,
  insurer,
  member,
  inLogin,
  mailbox,
}) => {
  await page.goto(insurer("aozora"));
  const person = await member({ insurer: "aozora", upTo: "terms", email: null });
  await inLogin(page, person, "/login/email");
  // Two dots in a row are refused by the mailbox of the tests, not by the carrier.
  const local = `.${person.loginId}.`;
  await field(page, "メールアドレス").fill(`${local}@docomo.ne.jp`);
  await button(page, "実行").click();
  await expectScreen(page, "メールアドレスの確認", 3);
  await field(page, "確認コード").fill(await mailbox.nextCode(`"${local}"@docomo.ne.jp`));
  await button(page, "実行").click();
  await expectScreen(page, "ユーザIDの変更・認証方法の設定", 4);
});

test("the birth date brings a phone's digits first, and its letters for an era", async ({
  page,
  insurer,
  member,
  inLogin,
  isMobile,
}) => {
  await page.goto(insurer("aozora"));
  await inLogin(page, await member({ insurer: "aozora", upTo: "temporary" }), "/login/birth-date");
  const birthDate = field(page, "生年月日");
  await expect(birthDate).toHaveAttribute("inputmode", "numeric");
  if (!isMobile) return expect(button(page, "和暦で入力する")).toBeHidden();
  await button(page, "和暦で入力する").click();
  await expect(birthDate).toHaveAttribute("inputmode", "text");
  await expect(birthDate).toBeFocused();
  await birthDate.fill("昭和54年8月22日生");
  await expect(page.getByText("1979年（昭和54年）8月22日")).toBeVisible();
  await expectAccessible(page);
  await button(page, "実行").click();
  await expectScreen(page, "利用規約", 2);
});

test("the birth date is read back where the user ID is forgotten too", async ({ page, insurer }) => {
  await page.goto(`${insurer("aozora")}/forgot-login-id`);
  await field(page, "生年月日").fill("S54.8.22");
  await expect(page.getByText("1979年（昭和54年）8月22日 と読み取りました。")).toBeVisible();
});
