// Manual 004, chapters 3-1, 3-2, 3-5, 3-6 and 3-7 once more, in English, for each of the three methods.
import { randomInt } from "node:crypto";
import { AuthenticatorApp, expect, type Page, PasskeyDevice, test } from "./fixtures.ts";
import {
  en,
  enterNewPasswordInEnglish,
  expectEnglishScreen,
  expectServicesInEnglish,
  readTotpKeyInEnglish,
} from "./support/english.ts";
import type { Mailbox } from "./support/mailbox.ts";
import { newEmail, newLoginId } from "./support/profile.ts";
import { button, field } from "./support/screens.ts";
import { ageProofs } from "./support/settings.ts";

const slug = "aozora";
const NEW_PASSWORD = `Yuyake-no-Uta-${randomInt(1000, 10_000)}`;
const { common, done, factors, login, profile, settings, signIn } = en;

test.use({ locale: "en-GB" });

/** The next mail with a link; skips notices. */
async function nextLink(mailbox: Mailbox, email: string): Promise<string> {
  for (;;) {
    const { link } = await mailbox.next(email);
    if (link !== "" && !link.includes("undo-email")) return link;
  }
}

async function expectSaid(page: Page, sentence: string) {
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
}

async function openSettings(page: Page, entry: string, title = entry) {
  const banner = page.getByRole("banner");
  const menu = banner.getByText(en.portal.menu, { exact: true });
  if (await menu.isVisible()) await menu.click();
  await banner.getByRole("link", { name: entry, exact: true }).click();
  await expectEnglishScreen(page, title);
}

async function enterPasswordAgain(page: Page, password: string) {
  const text = settings.reauthenticate;
  await expectEnglishScreen(page, text.title, "1 / 2");
  await field(page, text.password).fill(password);
  await button(page, text.submit).click();
}

type Walk = {
  page: Page;
  elsewhere: Page;
  mailbox: Mailbox;
  /** Makes the proofs ten minutes old. */
  age: () => Promise<void>;
  /** 「再認証」 by the member's method. */
  reauthenticate: () => Promise<void>;
};

async function walkChapter3({ page, elsewhere, mailbox, age, reauthenticate }: Walk) {
  await test.step("3-1 user ID", async () => {
    const loginId = newLoginId();
    await openSettings(page, settings.menu.profile, profile.title);
    await page.getByRole("link", { name: profile.submit, exact: true }).nth(1).click();
    await expectEnglishScreen(page, profile.titles["login-id"]);
    await age();
    await field(page, profile.loginId).fill(loginId);
    await button(page, profile.submit).click();
    await reauthenticate();
    await expectSaid(page, done["login-id"](loginId));
    await expectEnglishScreen(page, profile.title);
  });
  await test.step("3-2 password", async () => {
    await openSettings(page, settings.menu.signIn, signIn.title);
    await page.getByRole("link", { name: signIn.update, exact: true }).nth(1).click();
    await enterNewPasswordInEnglish(page, NEW_PASSWORD);
    await expectSaid(page, done.password);
  });
  await test.step("3-5 email address", async () => {
    const email = newEmail();
    await openSettings(page, settings.menu.profile, profile.title);
    await page.getByRole("link", { name: profile.changeEmail, exact: true }).click();
    await expectEnglishScreen(page, profile.updateEmail.title);
    await field(page, login.email.label).fill(email);
    await button(page, common.submit).click();
    await expectEnglishScreen(page, login.emailConfirm.title);
    await elsewhere.goto(await nextLink(mailbox, email));
    await expectEnglishScreen(elsewhere, login.confirmEmailLink.title);
    await button(elsewhere, login.confirmEmailLink.submit).click();
    await expectEnglishScreen(elsewhere, login.confirmEmailLink.doneTitle);
    await expectSaid(page, done.email(email));
    await expect(page.getByRole("main")).toContainText(email);
  });
  await test.step("3-6 one more authenticator app", async () => {
    await openSettings(page, settings.menu.signIn, signIn.title);
    const card = page
      .getByRole("main")
      .locator("section > div")
      .filter({
        has: page.getByRole("heading", { level: 3, name: signIn.second.totp, exact: true }),
      });
    await card.getByRole("link", { name: signIn.setUp, exact: true }).click();
    const app = new AuthenticatorApp(await readTotpKeyInEnglish(page));
    await field(page, factors.totpRegister.code).fill(await app.freshCode());
    await field(page, factors.totpRegister.name).fill("Office phone");
    await button(page, common.submit).click();
    await expectSaid(page, done["totp-added"]("Office phone"));
    await expect(page.getByText("Office phone", { exact: true })).toBeVisible();
  });
  await test.step("3-7 and away with it", async () => {
    const row = page.getByRole("listitem").filter({ has: page.getByText("Office phone", { exact: true }) });
    await row.getByRole("link", { name: signIn.remove, exact: true }).click();
    await expectEnglishScreen(page, signIn.deletion.title);
    await expect(page.getByRole("main")).toContainText("Office phone");
    await button(page, signIn.deletion.submit).click();
    await expectSaid(page, done["totp-deleted"]("Office phone"));
    await expect(page.getByText("Office phone", { exact: true })).toHaveCount(0);
  });
}

test("with an authenticator app", async ({ page, member, mailbox, database, anotherBrowser, signedIn }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await database.inInsurer(slug, (tx) =>
    // The member's text may be in any language, so no page can mark it.
    tx.totpDevice.updateMany({ where: { memberId: person.member.id }, data: { name: "Phone" } }),
  );
  const app = new AuthenticatorApp(person.totpSecret ?? "");
  const enterCode = async () => {
    await expectEnglishScreen(page, factors.totpLogin.title, "2 / 2");
    await field(page, factors.totpLogin.code).fill(await app.freshCode());
    await button(page, factors.totpLogin.submit).click();
  };
  await signedIn(page, person);
  await expectServicesInEnglish(page);
  await walkChapter3({
    page,
    elsewhere: await anotherBrowser(),
    mailbox,
    age: () => ageProofs(database, person, 10),
    reauthenticate: async () => {
      await enterPasswordAgain(page, person.password);
      await enterCode();
    },
  });
});

test("with biometrics", async ({ page, member, mailbox, database, anotherBrowser, signedIn }) => {
  const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
  await (await PasskeyDevice.attach(page)).hold(database, person, "Phone");
  await signedIn(page, person);
  await expectServicesInEnglish(page);
  await walkChapter3({
    page,
    elsewhere: await anotherBrowser(),
    mailbox,
    age: () => ageProofs(database, person, 10),
    reauthenticate: async () => {
      await expectEnglishScreen(page, settings.reauthenticate.title);
      await button(page, settings.reauthenticate.passkey).click();
    },
  });
});

test("with codes by email", async ({ page, member, mailbox, database, anotherBrowser, signedIn }) => {
  const person = await member({ insurer: slug, upTo: "email-code" });
  const enterCode = async () => {
    await expectEnglishScreen(page, factors.emailCode.title, "2 / 2");
    await field(page, factors.emailCode.code).fill(await mailbox.nextCode(person.member.email ?? ""));
    await button(page, common.submit).click();
  };
  await signedIn(page, person);
  await expectServicesInEnglish(page);
  await walkChapter3({
    page,
    elsewhere: await anotherBrowser(),
    mailbox,
    age: async () => {
      await ageProofs(database, person, 10);
      // Codes are thirty seconds apart.
      await database.inInsurer(slug, (tx) =>
        tx.emailCode.updateMany({
          where: { memberId: person.member.id },
          data: { createdAt: new Date(Date.now() - 60_000) },
        }),
      );
    },
    reauthenticate: async () => {
      await enterPasswordAgain(page, person.password);
      await enterCode();
    },
  });
});
