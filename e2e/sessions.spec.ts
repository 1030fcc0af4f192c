import type { BrowserContext } from "@playwright/test";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { AuthenticatorApp, expect, type Page, type PortalDatabase, type PortalMember, test } from "./fixtures.ts";
import { idle } from "./support/ageing.ts";
import {
  button,
  enterBirthDate,
  enterCredentials,
  enterNewPassword,
  enterTotp,
  expectScreen,
  expectServiceMenu,
  field,
  keepEmail,
  logOutByName,
  readTotpKey,
} from "./support/screens.ts";
import { expectSignedOut } from "./support/settings.ts";

const slug = "aozora";

async function logIn(page: Page, url: string, person: PortalMember, app: AuthenticatorApp, isRemembered = false) {
  await page.goto(`${url}/login`);
  if (isRemembered) await page.getByRole("checkbox", { name: "ログイン状態の保存", exact: true }).check();
  await enterCredentials(page, person.loginId, person.password);
  await enterTotp(page, await app.freshCode());
  await expectServiceMenu(page);
}

async function sessionCookie(context: BrowserContext) {
  const cookie = (await context.cookies()).find(({ name }) => name === "session");
  if (!cookie) throw new Error("no session cookie");
  return cookie;
}

async function expectSignedIn(page: Page, url: string) {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1, name: "サービスメニュー", exact: true })).toBeVisible();
}

test.describe("「ログイン状態の保存」", () => {
  test("left out: the cookie ends with the window, 30 minutes without a request end the session", async ({
    page,
    context,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await logIn(page, insurer(slug), person, new AuthenticatorApp(person.totpSecret ?? ""));
    const { expires, httpOnly, sameSite, path } = await sessionCookie(context);
    expect({ expires, httpOnly, sameSite, path }).toEqual({ expires: -1, httpOnly: true, sameSite: "Lax", path: "/" });
    await idle(database, person, 29);
    await expectSignedIn(page, insurer(slug));
    await idle(database, person, 31);
    await expectSignedOut(page, insurer(slug));
  });

  test("chosen: the cookie outlives the window, and 60 minutes without a request end the session", async ({
    page,
    context,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await logIn(page, insurer(slug), person, new AuthenticatorApp(person.totpSecret ?? ""), true);
    expect((await sessionCookie(context)).expires).toBeGreaterThan(Date.now() / 1000 + 3600);
    await idle(database, person, 59);
    await expectSignedIn(page, insurer(slug));
    await idle(database, person, 61);
    await expectSignedOut(page, insurer(slug));
  });

  test("either way the session ends after 12 hours", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await logIn(page, insurer(slug), person, new AuthenticatorApp(person.totpSecret ?? ""), true);
    const where = { memberId: person.member.id };
    const { createdAt, expiresAt } = await database.inInsurer(slug, (tx) => tx.session.findFirstOrThrow({ where }));
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(12 * 3600 * 1000);
    await database.inInsurer(slug, (tx) => tx.session.updateMany({ where, data: { expiresAt: new Date() } }));
    await expectSignedOut(page, insurer(slug));
  });
});

test.describe("logout", () => {
  test("ends the session at the server, clears the browser, and the old cookie opens nothing", async ({
    page,
    context,
    insurer,
    member,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person);
    const stolen = await sessionCookie(context);
    const cleared = page.waitForResponse(
      (response) => response.request().isNavigationRequest() && response.url().endsWith("/logout/done"),
    );
    await logOutByName(page);
    expect(await (await cleared).headerValue("clear-site-data")).toBe('"cache", "storage"');
    expect((await context.cookies()).filter(({ name }) => name === "session" || name === "attempt")).toEqual([]);

    await context.addCookies([stolen]);
    await expectSignedOut(page, insurer(slug));
  });

  test("each login gives a session of its own", async ({ page, context, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await logIn(page, insurer(slug), person, app);
    const first = await sessionCookie(context);
    await logOutByName(page);
    // A value that was set beforehand is not used (session fixation).
    await context.addCookies([first]);
    await logIn(page, insurer(slug), person, app);
    expect((await sessionCookie(context)).value).not.toBe(first.value);
  });
});

/** As after a reissue: without an app, the next login sets one up. */
function removeApps({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember) {
  return inInsurer(insurer, (tx) => tx.totpDevice.deleteMany({ where: { memberId: member.id } }));
}

/** As after a reissue: the next login chooses a new password. */
function takePassword({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, temporary: PortalMember) {
  return inInsurer(insurer, async (tx) => {
    const where = { memberId: member.id };
    await tx.passwordCredential.deleteMany({ where });
    await tx.member.updateMany({ where: { id: member.id }, data: { wizardCompletedAt: null } });
    // The temporary credentials of a newly imported person, whose password is known.
    await tx.temporaryCredential.updateMany({
      where: { memberId: temporary.member.id },
      data: { memberId: member.id },
    });
  });
}

test.describe("「全てのデバイスからサインアウトする」", () => {
  for (const { isChecked, outcome } of [
    { isChecked: true, outcome: "checked, the other device is out at its next request" },
    { isChecked: false, outcome: "unchecked, the other device stays signed in" },
  ]) {
    test(`at the set-up of an app: ${outcome}`, async ({
      page,
      anotherBrowser,
      insurer,
      member,
      database,
      inLogin,
      signedIn,
    }) => {
      const person = await member({ insurer: slug, upTo: "totp" });
      await signedIn(page, person);
      await removeApps(database, person);

      const otherBrowser = await anotherBrowser();
      await inLogin(otherBrowser, person, "/login/otp/register");
      await expectScreen(otherBrowser, "ワンタイムパスワードの設定");
      const app = new AuthenticatorApp(await readTotpKey(otherBrowser));
      await field(otherBrowser, "ワンタイムパスワード").fill(await app.freshCode());
      await otherBrowser.getByRole("checkbox", { name: "全てのデバイスからサインアウトする" }).setChecked(isChecked);
      await button(otherBrowser, "実行").click();
      await expectServiceMenu(otherBrowser);

      await (isChecked ? expectSignedOut : expectSignedIn)(page, insurer(slug));
      await expectSignedIn(otherBrowser, insurer(slug));
    });
  }

  test("at a new password: checked, the other device is out at its next request", async ({
    page,
    anotherBrowser,
    insurer,
    member,
    database,
    mailbox,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const newcomer = await member({ insurer: slug, upTo: "temporary", temporaryCredential: "formula" });
    await signedIn(page, person);
    await takePassword(database, person, newcomer);

    const otherBrowser = await anotherBrowser();
    await otherBrowser.goto(`${insurer(slug)}/login`);
    const { symbol, number, email } = person.member;
    await enterCredentials(otherBrowser, person.loginId, `${symbol}${number}19790822`);
    await enterBirthDate(otherBrowser);
    // With the formula, the e-mail address on file has to be confirmed.
    await keepEmail(otherBrowser, maskEmail(email ?? ""), 3);
    let mail = await mailbox.next(email ?? "");
    while (mail.code === "") mail = await mailbox.next(email ?? "");
    await field(otherBrowser, "確認コード").fill(mail.code);
    await button(otherBrowser, "実行").click();
    await enterNewPassword(otherBrowser, "Kawa-to-Hashi-77", 5);
    await expect(otherBrowser.getByRole("heading", { level: 1, name: "初回ログインが完了しました" })).toBeVisible();
    await expectSignedOut(page, insurer(slug));
  });
});
