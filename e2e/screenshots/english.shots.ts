import { AuthenticatorApp, PasskeyDevice } from "../fixtures.ts";
import { en, languageButton } from "../support/english.ts";
import { button, field } from "../support/screens.ts";
import { LONG_INSURER } from "./create-long-insurer.ts";
import { expect, shows, test } from "./shots.ts";

const { common, factors, login, portal } = en;
const NEW_PASSWORD = "Umi-to-Yama-2931";

test.use({ locale: "en-GB" });

test("English: tops, login, pages beside the flow @main", async ({ page, insurer, shoot }) => {
  const url = insurer("aozora");
  await page.goto(url);
  await shoot("en-01-top");
  await page.goto(`${url}/login`);
  await shows(page, login.loginForm.title);
  await button(page, login.loginForm.passkey).waitFor();
  await shoot("en-02-login");
  await field(page, login.loginForm.loginId).fill("nobody-2025");
  await field(page, login.loginForm.password).fill("Machigai-2345");
  await button(page, login.loginForm.submit).click();
  await expect(page.getByRole("alert", { name: common.errorSummary })).toBeFocused();
  await shoot("en-02-login-refused");
  for (const path of ["forgot-password", "forgot-login-id", "help", "nowhere", "login/expired"]) {
    await page.goto(`${url}/${path}`);
    await shoot(`en-04-${path.replace("/", "-")}`);
  }
  await page.goto(insurer(LONG_INSURER));
  await shoot("en-03-top-long");
});

test("English: first login @main", async ({ page, insurer, member, mailbox, shoot }) => {
  const { loginId, password } = await member({ insurer: "aozora", upTo: "temporary" });
  const email = `${loginId}.no-nagai-address@mail.kenkouhoken-kumiai.example.jp`;
  await page.goto(`${insurer("aozora")}/login`);
  await field(page, login.loginForm.loginId).fill(loginId);
  await field(page, login.loginForm.password).fill(password);
  await button(page, login.loginForm.submit).click();
  await shows(page, login.birthDate.title);
  await field(page, login.birthDate.label).fill("S54.8.22");
  await expect(page.getByText("Showa 54")).toBeVisible();
  await shoot("en-10-birth-date");
  await button(page, common.submit).click();
  await shows(page, login.terms.title);
  await shoot("en-11-terms");
  await button(page, login.terms.accept).click();
  await shows(page, login.email.titleNew);
  await shoot("en-12-email");
  await field(page, login.email.label).fill(email);
  await button(page, common.submit).click();
  await shows(page, login.emailConfirm.title);
  await shoot("en-13-email-confirm");
  await field(page, login.emailConfirm.code).fill(await mailbox.nextCode(email));
  await button(page, common.submit).click();
  await shows(page, login.method.title);
  await page.getByText(login.method.forbidden).click();
  await shoot("en-15-method");
  await page.getByRole("radio", { name: login.method.names.totp, exact: true }).check();
  await button(page, common.submit).click();
  await shows(page, login.newPassword.title);
  await field(page, login.newPassword.fields.password).fill(NEW_PASSWORD);
  await field(page, login.newPassword.fields.confirmation).fill(NEW_PASSWORD);
  await shoot("en-16-new-password");
  await button(page, common.submit).click();
  await shows(page, login.complete.title);
  await shoot("en-17-complete");
  await page
    .getByRole("banner")
    .getByRole("link", { name: /^ケンポ/ })
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot("en-18-logout-dialog");
  await button(page, common.cancel).click();
  await button(page, login.complete.continue).click();
  await shows(page, factors.totpRegister.title);
  await page.getByText(factors.totpRegister.cannotScan).click();
  await shoot("en-20-totp-register");
});

test("English: second factors @main", async ({ page, insurer, member, shoot }) => {
  const device = await PasskeyDevice.attach(page);
  const logIn = async (person: { loginId: string; password: string }) => {
    await page.context().clearCookies();
    await page.goto(`${insurer("aozora")}/login`);
    await field(page, login.loginForm.loginId).fill(person.loginId);
    await field(page, login.loginForm.password).fill(person.password);
    await button(page, login.loginForm.submit).click();
  };
  await logIn(await member({ insurer: "aozora", upTo: "wizard", method: "passkey" }));
  await shows(page, factors.passkeyRegister.title);
  await device.refuse();
  await button(page, factors.passkeyRegister.next).click();
  await expect(button(page, factors.passkeyRegister.retry)).toBeVisible();
  await shoot("en-23-passkey-register-failed");
  await logIn(await member({ insurer: "aozora", upTo: "email-code" }));
  await shows(page, factors.emailCode.title);
  await shoot("en-22-mail-code");
});

test("English: portal top and settings @main", async ({ page, insurer, member, shoot }) => {
  const person = await member({ insurer: "aozora", upTo: "totp" });
  const url = insurer("aozora");
  await page.goto(`${url}/login`);
  await field(page, login.loginForm.loginId).fill(person.loginId);
  await field(page, login.loginForm.password).fill(person.password);
  await button(page, login.loginForm.submit).click();
  await shows(page, factors.totpLogin.title);
  await shoot("en-21-totp");
  await field(page, factors.totpLogin.code).fill(await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
  await button(page, factors.totpLogin.submit).click();
  await shows(page, portal.top.servicesHeading);
  await shoot("en-30-services");
  const menu = page.getByRole("banner").getByText(portal.menu, { exact: true });
  if (await menu.isVisible()) {
    await menu.click();
    await shoot("en-30-menu");
  }
  for (const path of ["profile", "sign-in", "sign-in/password", "sign-in/totp/new", "sign-in/passkey/new", "email"]) {
    await page.goto(`${url}/settings/${path}`);
    await shoot(`en-31-${path.replaceAll("/", "-")}`);
  }
  for (const path of ["settings/history", "settings/not-me", "settings/sign-in/recovery-code", "reauthenticate"]) {
    await page.goto(`${url}/${path}`);
    await shoot(`en-32-${path.replaceAll("/", "-")}`);
  }
  await languageButton(page, "日本語").focus();
  await shoot("en-33-footer-focus");
});
