import { expect, expectAccessible, test } from "./fixtures.ts";
import {
  chooseMethodInEnglish,
  en,
  enterBirthDateInEnglish,
  expectEnglish,
  expectEnglishScreen,
  expectServicesInEnglish,
  languageButton,
  logOutInEnglish,
} from "./support/english.ts";
import { acceptTerms, button, enterTotp, expectScreen, expectServiceMenu, field, logIn } from "./support/screens.ts";
import { send } from "./support/send.ts";
import { appOf } from "./support/settings.ts";

const { login, portal, settings } = en;

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

  test("during the wizard: the step and what was done before stay", async ({ page, member, inLogin }) => {
    await inLogin(page, await member({ insurer: "shosha", upTo: "temporary" }), "/login/birth-date");
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
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    await signedIn(page, person);
    await expectServiceMenu(page);
    await languageButton(page, "English").click();
    await expectServicesInEnglish(page);
    const stored = () => database.inInsurer("aozora", (tx) => tx.member.findFirst({ where: { id: person.member.id } }));
    expect((await stored())?.language).toBe("en");

    const japaneseBrowser = await anotherBrowser();
    await logIn(japaneseBrowser, insurer("aozora"), person.loginId, person.password);
    await enterTotp(japaneseBrowser, await appOf(person).freshCode());
    await expectServicesInEnglish(japaneseBrowser);
    await japaneseBrowser.reload();
    await expectServicesInEnglish(japaneseBrowser);
    await logOutInEnglish(japaneseBrowser);
    await japaneseBrowser.goto(`${insurer("aozora")}/login`);
    await expectEnglishScreen(japaneseBrowser, login.loginForm.title);
  });

  test("the settings and the menu in English", async ({ page, insurer, member, database, signedIn }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    // The member's text may be in any language, so no page can mark it.
    await database.inInsurer("aozora", (tx) =>
      tx.totpDevice.updateMany({ where: { memberId: person.member.id }, data: { name: "My phone" } }),
    );
    await signedIn(page, person);
    await expectServiceMenu(page);
    await languageButton(page, "English").click();
    await expectServicesInEnglish(page);
    if ((page.viewportSize()?.width ?? 0) < 1024) {
      await page.getByRole("banner").getByText(portal.menu, { exact: true }).click();
      await expectAccessible(page);
    }
    await page.getByRole("navigation").getByRole("link", { name: settings.menu.signIn, exact: true }).click();
    await expectEnglishScreen(page, en.signIn.title);
    // English words are longer: they must fit the narrowest phones too.
    if ((page.viewportSize()?.width ?? 0) < 1024) await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [
      "history",
      "not-me",
      "email",
      "sign-in/recovery-code",
      "sign-in/totp/new",
      "sign-in",
      "profile",
      "profile/login-id",
      "profile/method",
      "profile/language",
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
  const choose = (url: string, language: string, headers: Record<string, string>) => {
    const contentType = { "content-type": "application/x-www-form-urlencoded" };
    return send(`${url}/language`, {
      method: "POST",
      headers: { ...contentType, ...headers },
      body: `language=${language}`,
    });
  };

  test("leads to no other place than the insurer's own pages", async ({ insurer }) => {
    const url = insurer("aozora");
    const leadsTo = async (referer: Record<string, string>) => {
      const { status, headers } = await choose(url, "en", { origin: url, ...referer });
      expect(status).toBe(303);
      return headers.location;
    };
    expect(await leadsTo({ referer: `${url}/login?to=%2F` })).toBe(`${url}/login?to=%2F`);
    expect(await leadsTo({})).toBe(`${url}/`);
    for (const referer of [
      "https://evil.example/login",
      insurer("minato"),
      `${url}//evil.example`,
      `${url}/\\evil.example`,
      "javascript:alert(1)",
    ]) {
      expect(await leadsTo({ referer }), referer).toBe(`${url}/`);
    }
    const forged = await choose(url, "en", { origin: url, "x-forwarded-host": "evil.example" });
    expect(forged.headers.location).toBe(`${url}/`);
  });

  test("takes no post from another site, and no language the portal does not speak", async ({ insurer }) => {
    const url = insurer("aozora");
    const foreign = await choose(url, "en", { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(foreign.headers["set-cookie"]).toBeUndefined();
    const unknown = await choose(url, "xx", { origin: url });
    expect(unknown.status).toBe(303);
    expect(unknown.headers["set-cookie"]).toBeUndefined();
    const elsewhere = await choose(insurer("nobody"), "en", { origin: insurer("nobody") });
    expect(elsewhere.status).toBe(404);
  });
});
