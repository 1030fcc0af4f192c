import { expect, expectAccessible, type Page } from "../fixtures.ts";

/** A page of the console, whole and accessible. */
export async function expectPage(page: Page, heading: string): Promise<void> {
  await expectHeading(page, heading);
  await expect(page).toHaveTitle(`${heading}｜管理画面`);
  await expectAccessible(page);
}

/** Without JavaScript, when axe cannot run. */
export async function expectHeading(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
}

export const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** Next.js has an alert of its own beside the page. */
export const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");

/** What was done; a form has an empty status of its own. */
export const statusOf = (page: Page) => page.getByRole("main").locator("div[role=status]");
