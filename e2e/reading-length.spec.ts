import { AuthenticatorApp, expect, type Page, PasskeyDevice, type PortalMember, test } from "./fixtures.ts";
import type { Mailbox } from "./support/mailbox.ts";
import { button, field, METHOD, type MethodLabel, readTotpKey } from "./support/screens.ts";

/**
 * What an unhurried member may have to read from the insurer's address to the portal's top: whole screens, with the
 * terms of use, announcements and services. What is the same on every screen is read once: header, footer, and on a
 * PC the names of all steps at the side.
 */
const MOST_CHARACTERS = 2_400;
const PASSWORD = "Umi-to-Yama-2931";

const STEP_NAMES = "ol[aria-label=手順]";

/** Characters that stand on the screen: neither closed details, nor what is for screen readers alone, nor spaces. */
async function charactersOf(page: Page, parts: string): Promise<number> {
  const length = (texts: string[]) => texts.join("").replace(/\s/g, "").length;
  const shown = async (selector: string) =>
    length(await page.locator(selector).filter({ visible: true }).allInnerTexts());
  return (await shown(parts)) - (await shown(`:is(${parts}) .sr-only`));
}

type Reader = { count: (heading: string) => Promise<void>; counted: Record<string, number> };

/** Counts each screen, and what is the same on all of them at the first that shows it. */
function reader(page: Page): Reader {
  const counted: Record<string, number> = {};
  const count = async (heading: string) => {
    await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
    const names = await charactersOf(page, STEP_NAMES);
    counted[`${Object.keys(counted).length + 1} ${heading}`] = (await charactersOf(page, "main")) - names;
    counted.frame ??= await charactersOf(page, "header, footer");
    if (names > 0) counted.names ??= names;
  };
  return { count, counted };
}

async function fill(page: Page, values: Record<string, string>, submit = "実行") {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value);
  await button(page, submit).click();
}

/** From the insurer's address to 「初回ログインが完了しました」, the address first. */
async function walk(
  page: Page,
  reading: Reader,
  mailbox: Mailbox,
  way: { url: string; person: PortalMember; method: MethodLabel },
) {
  const { url, person, method } = way;
  const email = person.member.email ?? `${person.loginId}@example.jp`;
  await page.goto(url);
  await reading.count("加入者ポータル");
  await page.getByRole("main").getByRole("link", { name: "ログインする", exact: true }).click();
  await reading.count("ログイン");
  await fill(page, { ユーザID: person.loginId, パスワード: person.password }, "ログイン");
  await reading.count("生年月日の入力");
  await fill(page, { 生年月日: "19790822" });
  await reading.count("利用規約");
  await button(page, "同意する").click();
  await reading.count("メールアドレスの設定");
  await fill(page, { メールアドレス: email });
  await reading.count("メールアドレスの確認");
  await fill(page, { 確認コード: await mailbox.nextCode(email) });
  await reading.count("ユーザIDの変更・認証方法の設定");
  await page.getByRole("radio", { name: method, exact: true }).check();
  await button(page, "実行").click();
  await reading.count("パスワードの更新");
  await fill(page, { パスワード: PASSWORD, パスワード確認用: PASSWORD });
  await reading.count("初回ログインが完了しました");
  await button(page, "続けて認証方法を設定する").click();
  return email;
}

function expectShort({ counted }: Reader) {
  const sum = Object.values(counted).reduce((all, each) => all + each, 0);
  expect(sum, JSON.stringify(counted)).toBeLessThanOrEqual(MOST_CHARACTERS);
}

test.describe("the first login of an unhurried member", () => {
  test("with mail codes", async ({ page, insurer, member, mailbox }) => {
    const reading = reader(page);
    const person = await member({ insurer: "aozora", upTo: "temporary" });
    const email = await walk(page, reading, mailbox, { url: insurer("aozora"), person, method: METHOD.email });
    await reading.count("ワンタイムパスワード（OTP）メール認証");
    await fill(page, { ワンタイムパスワード: await mailbox.nextCode(email) });
    await reading.count("サービスメニュー");
    expectShort(reading);
  });

  test("with a passkey", async ({ page, insurer, member, mailbox }) => {
    await PasskeyDevice.attach(page);
    const reading = reader(page);
    const person = await member({ insurer: "tekkou", upTo: "temporary" });
    await walk(page, reading, mailbox, { url: insurer("tekkou"), person, method: METHOD.passkey });
    await reading.count("生体認証の設定");
    await button(page, "次へ").click();
    await reading.count("端末に名前を付けてください");
    await button(page, "OK").click();
    await reading.count("サービスメニュー");
    expectShort(reading);
  });

  test("with an app", async ({ page, insurer, member, mailbox }) => {
    const reading = reader(page);
    const person = await member({ insurer: "minato", upTo: "temporary" });
    await walk(page, reading, mailbox, { url: insurer("minato"), person, method: METHOD.totp });
    await reading.count("ワンタイムパスワードの設定");
    const app = new AuthenticatorApp(await readTotpKey(page));
    await fill(page, { ワンタイムパスワード: await app.freshCode() });
    await reading.count("サービスメニュー");
    expectShort(reading);
  });
});
