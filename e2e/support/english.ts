// The screens of spec §4 in English, by the sentences of the English catalogue.
import { expect, type Locator, type Page } from "@playwright/test";
import { messages } from "#lib/messages/messages.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { button, field, type Step } from "./screens.ts";

export const en = messages("en");
const { common, factors, login, portal } = en;

/** Japanese text that a screen reader would read with an English voice. */
function unmarkedJapanese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!element || element.closest("script, style, [aria-hidden='true']")) continue;
      const language = element.closest("[lang]")?.getAttribute("lang");
      if (language !== "ja" && japanese.test(node.textContent ?? "")) found.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [alt], [placeholder], [title]")) {
      for (const name of ["aria-label", "alt", "placeholder", "title"]) {
        const value = element.getAttribute(name) ?? "";
        if (japanese.test(value)) found.push(`${name}=${value}`);
      }
    }
    return found;
  });
}

/** The page is in English except for marked Japanese, and fits its width. */
export async function expectEnglish(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(await unmarkedJapanese(page), `Japanese on ${page.url()}`).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `wider than the window: ${page.url()}`).toBeLessThanOrEqual(0);
}

/** The screen with this heading is complete, English and accessible. */
export async function expectEnglishScreen(page: Page, heading: string, step?: Step): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
  const place =
    step === undefined ? "" : ` (step ${typeof step === "number" ? `${step} of 6` : step.replace("/", "of")})`;
  await expect(page).toHaveTitle(new RegExp(`^${`${heading}${place}`.replaceAll(/[?()]/g, "\\$&")} \\| `));
  await expect(page.getByRole("contentinfo")).toContainText(common.help);
  await expectEnglish(page);
  await expectAccessible(page);
}

/** One of the two buttons of the footer's language switch. */
export function languageButton(page: Page, name: "日本語" | "English"): Locator {
  return page.getByRole("contentinfo").getByRole("button", { name, exact: true });
}

export async function logInInEnglish(page: Page, url: string, loginId: string, password: string): Promise<void> {
  await page.goto(`${url}/login`);
  await expectEnglishScreen(page, login.loginForm.title);
  await field(page, login.loginForm.loginId).fill(loginId);
  await field(page, login.loginForm.password).fill(password);
  await button(page, login.loginForm.submit).click();
}

export async function enterBirthDateInEnglish(page: Page): Promise<void> {
  await expectEnglishScreen(page, login.birthDate.title, 1);
  await field(page, login.birthDate.label).fill("S54.8.22");
  await expect(page.getByText("We read this as 22 August 1979 (Showa 54).")).toBeVisible();
  await button(page, common.submit).click();
}

export async function acceptTermsInEnglish(page: Page): Promise<void> {
  await expectEnglishScreen(page, login.terms.title, 2);
  await button(page, login.terms.accept).click();
}

export async function chooseMethodInEnglish(page: Page, step: 3 | 4, method: keyof typeof login.method.names) {
  await expectEnglishScreen(page, login.method.title, step);
  await page.getByText(login.method.forbidden, { exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "(ampersand)" })).toBeVisible();
  await page.getByRole("radio", { name: login.method.names[method], exact: true }).check();
  await button(page, common.submit).click();
}

export async function enterNewPasswordInEnglish(page: Page, password: string, step?: 4 | 5): Promise<void> {
  const { fields, title } = login.newPassword;
  await expectEnglishScreen(page, title, step);
  await expect(page.getByRole("checkbox", { name: en.settings.everywhere, exact: true })).toBeChecked();
  await field(page, fields.password).fill(password);
  await field(page, fields.confirmation).fill(password);
  await expect(page.getByText(fields.same)).toBeVisible();
  await button(page, common.submit).click();
}

export async function goOnToEnrolmentInEnglish(page: Page): Promise<void> {
  await expectEnglishScreen(page, login.complete.title, 6);
  await button(page, login.complete.continue).click();
}

export async function readTotpKeyInEnglish(page: Page): Promise<string> {
  await expectEnglishScreen(page, factors.totpRegister.title);
  await page.getByText(factors.totpRegister.cannotScan, { exact: true }).click();
  return (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
}

export async function expectServicesInEnglish(page: Page): Promise<void> {
  await expectEnglishScreen(page, portal.top.servicesHeading);
}

/** By the ユーザー名 at the top right, which stays Japanese. */
export async function logOutInEnglish(page: Page): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("link", { name: /^ケンポ / })
    .click();
  const dialog = page.getByRole("dialog", { name: portal.logout.title, exact: true });
  await expect(dialog).toContainText(portal.logout.question);
  await expectAccessible(page);
  await button(dialog, portal.logout.confirm).click();
  await expectEnglishScreen(page, portal.top.title);
}
