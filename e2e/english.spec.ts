import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect, expectAccessible, PasskeyDevice, test } from "./fixtures.ts";
import {
  acceptTermsInEnglish,
  chooseMethodInEnglish,
  en,
  enterBirthDateInEnglish,
  enterNewPasswordInEnglish,
  expectEnglish,
  expectEnglishScreen,
  expectServicesInEnglish,
  goOnToEnrolmentInEnglish,
  languageButton,
  logInInEnglish,
  logOutInEnglish,
  readTotpKeyInEnglish,
} from "./support/english.ts";
import { acceptTerms, button, enterTotp, expectScreen, expectServiceMenu, field, logIn } from "./support/screens.ts";
import { send } from "./support/send.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const { common, factors, login, portal, settings } = en;

test.describe("a browser that asks for English (spec §13)", () => {
  test.use({ locale: "en-GB" });

  test("manual 001 1【1】–【11】, 2-1: first login with biometrics, the link in the mail, the second login", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const address = insurer("minato");
    const { loginId, password } = await member({ insurer: "minato", upTo: "temporary" });
    const email = `${loginId}@example.jp`;
    await PasskeyDevice.attach(page);
    await page.goto(address);
    await expectEnglishScreen(page, portal.top.title);
    await logInInEnglish(page, address, loginId, password);
    await enterBirthDateInEnglish(page);
    await acceptTermsInEnglish(page);
    await expectEnglishScreen(page, login.email.titleNew, 3);
    await field(page, login.email.label).fill(email);
    await button(page, common.submit).click();
    await test.step("the mail is English, as the page that asked for it", async () => {
      const mail = await mailbox.next(email);
      expect(mail.subject).toBe("[みなと健保] Confirm your email address");
      expect(mail.text).toMatch(/^Dear ケンポ.タロウ,\n/);
      expect(mail.text).toMatch(/\nValid until \d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d \(Japan time\)\n/);
      const phone = await anotherBrowser();
      await phone.goto(mail.link);
      await expectEnglishScreen(phone, login.confirmEmailLink.title);
      await button(phone, login.confirmEmailLink.submit).click();
      await expectEnglishScreen(phone, login.confirmEmailLink.doneTitle);
    });
    await chooseMethodInEnglish(page, 4, "passkey");
    await enterNewPasswordInEnglish(page, NEW_PASSWORD, 5);
    await goOnToEnrolmentInEnglish(page);
    await test.step("2-1 biometrics", async () => {
      const text = factors.passkeyRegister;
      await expectEnglishScreen(page, text.title);
      await button(page, text.next).click();
      await expectEnglishScreen(page, text.nameTitle);
      await expect(field(page, text.name)).toHaveValue(/ \([A-Z][a-z]+ \d{4}\)$/);
      await field(page, text.name).fill("My phone");
      await button(page, text.ok).click();
      await expectServicesInEnglish(page);
    });
    await logOutInEnglish(page);
    await logInInEnglish(page, address, loginId, NEW_PASSWORD);
    await expectEnglishScreen(page, factors.passkeyLogin.title);
    await expect(page.getByRole("listitem").filter({ hasText: "My phone" })).toContainText(/Added on \d/);
    await button(page, factors.passkeyLogin.next).click();
    await expectServicesInEnglish(page);
  });

  test("manual 004 2-1, 2-4-1: first login with an app, the code in the mail, the second login", async ({
    page,
    insurer,
    member,
    mailbox,
    database,
  }) => {
    const address = insurer("daiwa-demo");
    const email = `e${randomInt(1e12)}@example.jp`;
    const person = await member({ insurer: "daiwa-demo", upTo: "temporary", email });
    await logInInEnglish(page, address, person.loginId, person.password);
    await enterBirthDateInEnglish(page);
    await acceptTermsInEnglish(page);
    await chooseMethodInEnglish(page, 3, "totp");
    await enterNewPasswordInEnglish(page, NEW_PASSWORD, 4);
    await expectEnglishScreen(page, login.email.titleKnown, 5);
    await expect(field(page, login.email.label)).toHaveValue(email);
    await button(page, common.submit).click();
    await expectEnglishScreen(page, login.emailConfirm.title, 5);
    await field(page, login.emailConfirm.code).fill(await mailbox.nextCode(email));
    await button(page, common.submit).click();
    await goOnToEnrolmentInEnglish(page);
    const app = new AuthenticatorApp(await readTotpKeyInEnglish(page));
    const text = factors.totpRegister;
    await expect(field(page, text.name)).toHaveValue(/ \([A-Z][a-z]+ \d{4}\)$/);
    await field(page, text.code).fill(app.wrongCode());
    await button(page, common.submit).click();
    await expect(page.getByRole("alert", { name: common.errorSummary })).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expectEnglish(page);
    await expectAccessible(page);
    await field(page, text.code).fill(await app.freshCode());
    await button(page, common.submit).click();
    await expectServicesInEnglish(page);
    const stored = await database.inInsurer("daiwa-demo", (tx) =>
      tx.member.findFirst({ where: { id: person.member.id } }),
    );
    expect(stored?.language, "the language of the wizard's pages").toBe("en");

    await logOutInEnglish(page);
    await logInInEnglish(page, address, person.loginId, NEW_PASSWORD);
    await expectEnglishScreen(page, factors.totpLogin.title);
    await field(page, factors.totpLogin.code).fill(await app.freshCode());
    await button(page, factors.totpLogin.submit).click();
    await expectServicesInEnglish(page);
  });

  test("what is wrong is said in English too", async ({ page, insurer }) => {
    await logInInEnglish(page, insurer("aozora"), "nobody-2025", "Machigai-2345");
    const summary = page.getByRole("alert", { name: common.errorSummary });
    await expect(summary).toContainText(login.loginForm.refused);
    await expectEnglish(page);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [
      "/",
      "/login",
      "/nowhere",
      "/login/expired",
      "/login/another-tab",
      "/confirm-email?token=x",
      "/help",
    ]) {
      await page.goto(`${insurer("aozora")}${path}`);
      await expectEnglish(page);
      await expectAccessible(page);
    }
  });
});

test.describe("「日本語 / English」 in the footer", () => {
  test("before login: the page stays the same page, in the other language, and back", async ({ page, insurer }) => {
    await page.goto(`${insurer("aozora")}/login?to=%2Fsettings%2Fprofile`);
    await expectScreen(page, "ログイン");
    await expect(languageButton(page, "日本語")).toHaveAttribute("aria-current", "true");
    await languageButton(page, "English").click();
    await expectEnglishScreen(page, login.loginForm.title);
    await expect(page).toHaveURL(`${insurer("aozora")}/login?to=%2Fsettings%2Fprofile`);
    await expect(languageButton(page, "English")).toHaveAttribute("aria-current", "true");
    await expect(languageButton(page, "日本語")).not.toHaveAttribute("aria-current");
    await expect(languageButton(page, "日本語")).toHaveAttribute("lang", "ja");
    await languageButton(page, "日本語").click();
    await expectScreen(page, "ログイン");
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  });

  test("during the wizard: the step and what was done before stay", async ({ page, insurer, member }) => {
    const { loginId, password } = await member({ insurer: "shosha", upTo: "temporary" });
    await logIn(page, insurer("shosha"), loginId, password);
    await expectScreen(page, "生年月日の入力", 1);
    await languageButton(page, "English").click();
    await enterBirthDateInEnglish(page);
    await expectEnglishScreen(page, login.terms.title, 2);
    await languageButton(page, "日本語").click();
    await acceptTerms(page);
    await expectScreen(page, "ユーザIDの変更・認証方法の設定", 3);
    await languageButton(page, "English").click();
    await chooseMethodInEnglish(page, 3, "totp");
    await expectEnglishScreen(page, login.newPassword.title, 4);
  });

  test("after login: the choice is the member's, and follows to another browser and to mails", async ({
    page,
    insurer,
    member,
    anotherBrowser,
    database,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await enterTotp(page, await app.freshCode());
    await expectServiceMenu(page);
    await languageButton(page, "English").click();
    await expectServicesInEnglish(page);
    const stored = () => database.inInsurer("aozora", (tx) => tx.member.findFirst({ where: { id: person.member.id } }));
    expect((await stored())?.language).toBe("en");

    const japaneseBrowser = await anotherBrowser();
    await logIn(japaneseBrowser, insurer("aozora"), person.loginId, person.password);
    await enterTotp(japaneseBrowser, await app.freshCode());
    await expectServicesInEnglish(japaneseBrowser);
    await japaneseBrowser.reload();
    await expectServicesInEnglish(japaneseBrowser);
    await logOutInEnglish(japaneseBrowser);
    await japaneseBrowser.goto(`${insurer("aozora")}/login`);
    await expectEnglishScreen(japaneseBrowser, login.loginForm.title);
  });

  test("the settings and the menu in English", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    // Named by the member, in whatever language: no page could say which.
    await database.inInsurer("aozora", (tx) =>
      tx.totpDevice.updateMany({ where: { memberId: person.member.id }, data: { name: "My phone" } }),
    );
    await logIn(page, insurer("aozora"), person.loginId, person.password);
    await enterTotp(page, await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
    await expectServiceMenu(page);
    await languageButton(page, "English").click();
    await expectServicesInEnglish(page);
    if ((page.viewportSize()?.width ?? 0) < 1024) {
      await page.getByRole("banner").getByText(portal.menu, { exact: true }).click();
      await expectAccessible(page);
    }
    await page.getByRole("navigation").getByRole("link", { name: settings.menu.signIn, exact: true }).click();
    await expectEnglishScreen(page, en.signIn.title);
    // English words are longer: on the narrowest of phones too they stay within the page.
    if ((page.viewportSize()?.width ?? 0) < 1024) await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [
      "history",
      "not-me",
      "email",
      "sign-in/recovery-code",
      "sign-in/totp/new",
      "sign-in",
      "profile",
    ]) {
      await page.goto(`${insurer("aozora")}/settings/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectEnglish(page);
      await expectAccessible(page);
    }
    await field(page, en.profile.language).selectOption("日本語");
    await button(page, en.profile.submit).click();
    await expectScreen(page, "プロフィール");
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await expect(languageButton(page, "日本語")).toHaveAttribute("aria-current", "true");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the footer's switch works, and the page comes back in its language", async ({ page, insurer }) => {
    await page.goto(`${insurer("aozora")}/forgot-password`);
    await languageButton(page, "English").click();
    await expect(page).toHaveURL(`${insurer("aozora")}/forgot-password`);
    await expect(page.getByRole("heading", { level: 1, name: en.recovery.forgotPassword.title })).toBeVisible();
    await languageButton(page, "日本語").click();
    await expect(page.getByRole("heading", { level: 1, name: "パスワードを忘れた方はこちら" })).toBeVisible();
  });
});

test.describe("/language from outside (spec §14, 15 and 17)", () => {
  const choose = (address: string, language: string, headers: Record<string, string>) => {
    const contentType = { "content-type": "application/x-www-form-urlencoded" };
    return send(`${address}/language`, {
      method: "POST",
      headers: { ...contentType, ...headers },
      body: `language=${language}`,
    });
  };

  test("leads to no other place than the insurer's own pages", async ({ insurer }) => {
    const address = insurer("aozora");
    const leadsTo = async (referer: Record<string, string>) => {
      const { status, headers } = await choose(address, "en", { origin: address, ...referer });
      expect(status).toBe(303);
      return headers.location;
    };
    expect(await leadsTo({ referer: `${address}/login?to=%2F` })).toBe(`${address}/login?to=%2F`);
    expect(await leadsTo({})).toBe(`${address}/`);
    for (const referer of [
      "https://evil.example/login",
      insurer("minato"),
      `${address}//evil.example`,
      `${address}/\\evil.example`,
      "javascript:alert(1)",
    ]) {
      expect(await leadsTo({ referer }), referer).toBe(`${address}/`);
    }
    const forged = await choose(address, "en", { origin: address, "x-forwarded-host": "evil.example" });
    expect(forged.headers.location).toBe(`${address}/`);
  });

  test("takes no post from another site, and no language the portal does not speak", async ({ insurer }) => {
    const address = insurer("aozora");
    const foreign = await choose(address, "en", { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(foreign.headers["set-cookie"]).toBeUndefined();
    const unknown = await choose(address, "xx", { origin: address });
    expect(unknown.status).toBe(303);
    expect(unknown.headers["set-cookie"]).toBeUndefined();
    const elsewhere = await choose(insurer("nobody"), "en", { origin: insurer("nobody") });
    expect(elsewhere.status).toBe(404);
  });
});
