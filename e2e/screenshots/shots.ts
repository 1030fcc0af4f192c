import { join } from "node:path";
import { test as base, expect, type Page } from "../fixtures.ts";
import { button } from "../support/screens.ts";

type Shoot = {
  /** Saves the whole page as `.screenshots/<project>/<name>.png`. */
  shoot: (name: string, target?: Page) => Promise<void>;
};

export const test = base.extend<Shoot>({
  shoot: async ({ page }, use, { project }) => {
    await use(async (name, target = page) => {
      const path = join(".screenshots", project.name, `${name}.png`);
      await target.screenshot({ path, fullPage: true, animations: "disabled" });
    });
  },
});

export { expect };

/** The screen with this heading is visible. */
export async function shows(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
}

/** Presses a button and waits for the form's errors; it says 処理しています… until then. */
export async function isRefused(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await expect(button(page, name)).toBeVisible();
  await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toBeFocused();
}

/** 40 characters, the longest name of a device. */
export const LONG_NAME = "おじいちゃんが台所のテーブルで使っている黄色いカバーの新しいスマートフォン二号機";
