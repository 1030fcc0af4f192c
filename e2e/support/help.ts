import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { expectScreen } from "./screens.ts";

/** Footer 「お困りのときは」 → the list of problems → one answer. */
export async function openAnswer(page: Page, title: string): Promise<Locator> {
  await page.getByRole("contentinfo").getByRole("link", { name: "お困りのときは", exact: true }).click();
  await expectScreen(page, "お困りのときは");
  const list = page.getByRole("navigation", { name: "お困りごとの一覧", exact: true });
  await list.getByRole("link", { name: title, exact: true }).click();
  await expectScreen(page, title);
  return page.getByRole("region", { name: title, exact: true });
}

/** Unfolds an answer on its screen. @returns its content */
export async function unfold(page: Page, summary: string): Promise<Locator> {
  const answer = page.getByRole("group").filter({ has: page.getByText(summary, { exact: true }) });
  await answer.getByText(summary, { exact: true }).click();
  await expect(answer.getByRole("link", { name: "ほかのお困りごとを見る", exact: true })).toBeVisible();
  await expectAccessible(page);
  return answer;
}
