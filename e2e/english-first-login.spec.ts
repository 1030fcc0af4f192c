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
  logInInEnglish,
  logOutInEnglish,
  readTotpKeyInEnglish,
} from "./support/english.ts";
import { button, field } from "./support/screens.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const { common, factors, login, portal } = en;

test.describe("a browser that asks for English (spec §13)", () => {
  test.use({ locale: "en-GB" });

  test("manual 001 1【1】–【11】, 2-1: first login with biometrics, the link in the mail, the second login", async ({
    page,
    insurer,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const url = insurer("minato");
    const { loginId, password } = await member({ insurer: "minato", upTo: "temporary" });
    const email = `${loginId}@example.jp`;
    await PasskeyDevice.attach(page);
    await page.goto(url);
    await expectEnglishScreen(page, portal.top.title);
    await logInInEnglish(page, url, loginId, password);
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
    await logInInEnglish(page, url, loginId, NEW_PASSWORD);
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
    const url = insurer("daiwa-demo");
    const email = `e${randomInt(1e12)}@example.jp`;
    const person = await member({ insurer: "daiwa-demo", upTo: "temporary", email });
    await logInInEnglish(page, url, person.loginId, person.password);
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
    await logInInEnglish(page, url, person.loginId, NEW_PASSWORD);
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
