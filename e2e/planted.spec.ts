// Nothing of a person comes into what a server writes, measures or traces (spec §13): distinctive values are planted and
// walked through login, settings and console, on a server that logs all it can; then each is looked for, as it is and as it
// would be encoded.
import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect } from "./fixtures.ts";
import { expectPage } from "./support/console.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterEmail,
  enterNewPassword,
  enterTotp,
  expectComplete,
  expectScreen,
  expectServiceMenu,
  field,
  logIn,
  METHOD,
  openConfirmationLink,
  readTotpKey,
  registerTotp,
} from "./support/screens.ts";
import { test as base } from "./support/tls-test.ts";

const slug = "minato";
const NEW_PASSWORD = "Kakushi-Aikotoba-7193";
const WRONG_PASSWORD = "Machigai-Aikotoba-5527";
const KANA = "ケンポ　ミツリョウ";

const test = base.extend({
  admin: async ({ tls }, use) => {
    await use(`https://admin.localhost:${tls.port}`);
  },
});

/** As it may stand in a text, in an address, in a header, or within JSON. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ value }).toString().slice("value=".length),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    JSON.stringify(value).slice(1, -1),
  ];
}

/** Ids of requests, rows, traces and spans are hexadecimal: by chance some have six digits between two letters. */
const withoutIds = (text: string) =>
  text.replaceAll(/\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{16})\b/g, "ID");

/** Nor times: among thousands of nanoseconds since 1970 some have the eight digits of a birth date by chance. */
const withoutTimes = (text: string) =>
  text.replaceAll(/"\w*TimeUnixNano":"?\d{19}"?/g, "TIME").replaceAll(/"time":\d{13}\b/g, "TIME");

const isSecret = ({ value }: { value: string }) => value.length > 20;

test("planted values of a member and a clerk are in no line, measure or trace", async ({
  page,
  context,
  insurer,
  admin,
  member,
  clerk,
  mailbox,
  anotherBrowser,
  tls,
}) => {
  const person = await member({
    insurer: slug,
    upTo: "temporary",
    kana: KANA,
    loginId: `ueta-${randomInt(1e9)}`,
    birthDate: "1961-11-23",
  });
  const email = `${person.loginId}@himitsu.example.jp`;
  await logIn(page, insurer(slug), person.loginId, WRONG_PASSWORD);
  await logIn(page, insurer(slug), person.loginId, person.password);
  await enterBirthDate(page, "19611123");
  await acceptTerms(page);
  await enterEmail(page, email, 3);
  const { link } = await mailbox.next(email);
  await openConfirmationLink(await anotherBrowser(), link);
  await chooseMethod(page, { step: 4, method: METHOD.totp });
  await enterNewPassword(page, NEW_PASSWORD, 5);
  await expectComplete(page);
  await button(page, "続けて認証方法を設定する").click();
  await expectScreen(page, "ワンタイムパスワードの設定");
  const key = await readTotpKey(page);
  const app = new AuthenticatorApp(key);
  const codes = [await app.freshCode()];
  await registerTotp(page, { code: codes[0] ?? "", name: "ヒミツノデンワ" });
  await expectServiceMenu(page);
  const cookies = await context.cookies();
  await page.goto(`${insurer(slug)}/settings/profile`);
  await expectScreen(page, "プロフィール");

  const again = await anotherBrowser();
  await logIn(again, insurer(slug), person.loginId, NEW_PASSWORD);
  codes.push(await app.freshCode());
  await enterTotp(again, codes[1] ?? "");
  await expectServiceMenu(again);

  const officer = await clerk(slug, "officer");
  const desk = await anotherBrowser();
  await desk.goto(admin);
  await field(desk, "メールアドレス").fill(officer.email);
  await field(desk, "パスワード").fill(officer.password);
  await button(desk, "ログイン").click();
  await expectPage(desk, "ワンタイムパスワードの入力");
  codes.push(await new AuthenticatorApp(officer.totpSecret).freshCode());
  await field(desk, "ワンタイムパスワード").fill(codes[2] ?? "");
  await button(desk, "トップページへ").click();
  await expectPage(desk, "ホーム");
  await desk.goto(`${admin}/members`);
  const box = desk.getByRole("main").getByRole("searchbox", { name: "加入者をさがす" });
  await box.fill(person.member.number);
  await box.press("Enter");
  await expect(desk.getByText(KANA).first()).toBeVisible();

  const planted = {
    kana: KANA,
    "part of kana": "ミツリョウ",
    number: person.member.number,
    birthDate: "19611123",
    loginId: person.loginId,
    email,
    "temporary password": person.password,
    password: NEW_PASSWORD,
    "wrong password": WRONG_PASSWORD,
    "key of the app": key.replaceAll(" ", ""),
    "name of the device": "ヒミツノデンワ",
    "token of the mail": new URL(link).searchParams.get("token") ?? "",
    "clerk's address": officer.email,
    "clerk's password": officer.password,
    ...Object.fromEntries(cookies.filter(isSecret).map(({ name, value }) => [`cookie ${name}`, value])),
  };
  await expect.poll(() => tls.traces.join("").includes("/login"), { timeout: 20_000 }).toBe(true);
  const said = {
    lines: withoutTimes(tls.lines.join("\n")),
    measures: await tls.measured(),
    traces: withoutTimes(tls.traces.join("\n")),
  };
  // It did say what was done.
  expect(said.lines).toContain(`"route":"/login/otp/register"`);
  expect(said.measures).toContain(`portal_steps_reached_total`);
  for (const [name, value] of Object.entries(planted)) {
    expect(value.length, name).toBeGreaterThan(3);
    for (const [where, text] of Object.entries(said))
      for (const form of formsOf(value)) expect(text.includes(form), `${name} in ${where}`).toBe(false);
  }
  // Six digits may stand within a longer number.
  for (const code of codes)
    for (const [where, text] of Object.entries(said))
      expect(withoutIds(text), where).not.toMatch(new RegExp(`(?<![\\d.])${code}(?!\\d)`));
});
