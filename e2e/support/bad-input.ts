// What members type wrongly, and how a form reports it.
import { expect, type Page } from "@playwright/test";
import { button, field } from "./screens.ts";

/** As a Japanese keyboard types it in full width. */
export const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Presses a button and waits until its form is back; it says 処理しています… meanwhile. */
export async function submit(page: Page, name: string) {
  await button(page, name).click();
  await expect(button(page, name)).toBeVisible();
}

/** Every line of the summary is a link to its field. */
export async function expectSummaryLeadsTo(page: Page, sentence: string, label: string) {
  await page.getByRole("alert").getByRole("link", { name: sentence, exact: true }).first().click();
  await expect(field(page, label)).toBeFocused();
}
