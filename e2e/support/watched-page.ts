import { expect, type Page } from "@playwright/test";

/**
 * Opens a page whose clock the test moves, and returns when the page watches its session: it says so to the other tabs
 * (components/portal/watch-session.ts).
 */
export async function openWatched(page: Page, open: () => Promise<void>): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    const heard = { isWatching: false };
    new BroadcastChannel("session").onmessage = () => {
      heard.isWatching = true;
    };
    Object.assign(window, { heard });
  });
  await open();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: { isWatching: boolean } }).heard.isWatching))
    .toBe(true);
}

/** `act` moves the page's clock to where it asks the server what is left of the session; returns after the answer. */
export async function untilItHasAsked(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse("**/session/remaining");
  await act();
  await (await answered).finished();
}
