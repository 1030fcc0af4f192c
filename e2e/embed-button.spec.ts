import type { Page } from "@playwright/test";
import { expect, expectAccessible, PasskeyDevice } from "./fixtures.ts";
import { startHomepage, test } from "./support/homepage.ts";
import { offerNoSuggestions } from "./support/passkey-device.ts";
import { button, enterCredentials, enterTotp, expectScreen } from "./support/screens.ts";
import { appOf } from "./support/settings.ts";

const slug = "aozora";

const popupButton = (page: Page) => page.locator("header kenpo-login");

/** What a screen reader finds: the closed shadow root is open to nothing else. */
async function spoken(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role?.value} ${name?.value}`);
}

/** Everything that the page is told: messages, and events of the button. */
async function listen(page: Page): Promise<() => Promise<{ messages: unknown[]; events: unknown[] }>> {
  await page.addInitScript(() => {
    const told = { messages: [] as unknown[], events: [] as unknown[] };
    Object.assign(window, { told });
    addEventListener("message", ({ data, origin }) => told.messages.push({ ...data, origin }));
    addEventListener("kenpo-login", (event) => told.events.push((event as CustomEvent<{ type: string }>).detail.type));
  });
  return () => page.evaluate(() => (window as unknown as { told: { messages: unknown[]; events: unknown[] } }).told);
}

async function openPopup(page: Page): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent("popup"), popupButton(page).click()]);
  return popup;
}

test("the button leads to the login in the same window, by keyboard too", async ({ page, site, insurer }) => {
  await page.goto(site.origin);
  expect(await spoken(page)).toContain("link 加入者ポータルへ");
  await page.locator("main kenpo-login").focus();
  await page.keyboard.press("Enter");
  await expectScreen(page, "ログイン");
  expect(page.url()).toBe(`${insurer(slug)}/login`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("it is a plain link", async ({ page, site, insurer }) => {
    await page.goto(site.origin);
    await page.getByRole("link", { name: "加入者ログイン", exact: true }).click();
    await expect(page).toHaveURL(`${insurer(slug)}/login`);
  });
});

test("in a window: password and app, then the page is told no more than that", async ({
  page,
  site,
  insurer,
  member,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  const told = await listen(page);
  await page.goto(site.origin);
  await expectAccessible(page);
  const popup = await openPopup(page);
  await expectScreen(popup, "ログイン");
  await expect.poll(() => spoken(page)).toContain("StaticText ログインの画面を開きました。");
  await enterCredentials(popup, person.loginId, person.password);
  const closed = popup.waitForEvent("close");
  await enterTotp(popup, await appOf(person).freshCode());
  await closed;
  await expect.poll(() => spoken(page)).toContain("link 加入者ポータルを開く");
  const { messages, events } = await told();
  const state = expect.stringMatching(/^[0-9a-f]{32}$/);
  const from = { origin: insurer(slug), state };
  expect(messages.filter((each) => (each as { type: string }).type !== "kenpo:height")).toEqual([
    { type: "kenpo:opened", ...from },
    { type: "kenpo:signed-in", ...from },
  ]);
  expect(events).toEqual(["signed-in"]);
  await popupButton(page).click({ position: { x: 30, y: 20 } });
  await expect(page).toHaveURL(`${insurer(slug)}/`);
});

test("in a window that is gone before the page hears of the login: it hears", async ({ page, site, member }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  // Messages come by another queue than the end of a window: here after it.
  await page.addInitScript(() => {
    const hold = (event: MessageEvent) => {
      if (!event.isTrusted || event.data?.type !== "kenpo:signed-in") return;
      event.stopImmediatePropagation();
      const { data, origin } = event;
      setTimeout(() => window.dispatchEvent(new MessageEvent("message", { data, origin })), 600);
    };
    addEventListener("message", hold);
  });
  const told = await listen(page);
  await page.goto(site.origin);
  const popup = await openPopup(page);
  const closed = popup.waitForEvent("close");
  await enterCredentials(popup, person.loginId, person.password);
  await enterTotp(popup, await appOf(person).freshCode());
  await closed;
  await expect.poll(async () => (await told()).events).not.toEqual([]);
  expect((await told()).events).toEqual(["signed-in"]);
});

test("in a window: a passkey; and who is logged in already sees it only for a moment", async ({
  page,
  context,
  site,
  database,
  member,
}) => {
  const person = await member({ insurer: slug, upTo: "totp", method: "passkey" });
  await offerNoSuggestions(context);
  const told = await listen(page);
  await page.goto(site.origin);
  const popup = await openPopup(page);
  const device = await PasskeyDevice.attach(popup);
  await device.hold(database, person, "自分のスマホ");
  const closed = popup.waitForEvent("close");
  await button(popup, "パスキーでログイン").click();
  await closed;
  await expect.poll(async () => (await told()).events).toEqual(["signed-in"]);
  await page.reload();
  await Promise.all([
    page.waitForEvent("popup").then((again) => again.waitForEvent("close")),
    popupButton(page).click(),
  ]);
  await expect.poll(async () => (await told()).events).toEqual(["signed-in"]);
});

test("a window that is closed tells the page", async ({ page, site }) => {
  const told = await listen(page);
  await page.goto(site.origin);
  const popup = await openPopup(page);
  await expectScreen(popup, "ログイン");
  await popup.close();
  await expect.poll(() => spoken(page)).toContainEqual(expect.stringContaining("ログインの画面が閉じられました。"));
  expect((await told()).events).toEqual(["closed"]);
});

test("on a site with a strict policy and no referrer it works, styles included", async ({ page, site }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(`${site.origin}/strict`);
  expect((await popupButton(page).boundingBox())?.height).toBeGreaterThanOrEqual(48);
  const popup = await openPopup(page);
  await expectScreen(popup, "ログイン");
  expect(violations).toEqual([]);
});

test("where windows are blocked the page itself goes to the login", async ({ page, site, insurer }) => {
  await page.goto(`${site.origin}/no-popups`);
  await popupButton(page).click();
  await expect(page).toHaveURL(`${insurer(slug)}/login`);
});

test("a site that cuts its windows off (COOP) goes to the login itself", async ({ page, context, site, insurer }) => {
  await page.goto(`${site.origin}/coop`);
  await popupButton(page).click();
  await expect(page).toHaveURL(`${insurer(slug)}/login`);
  await expect.poll(() => context.pages().length).toBe(1);
});

test.describe("refused, and said so:", () => {
  for (const [what, host] of [
    ["a site that is not registered", "evil.localhost"],
    ["a trailing dot", "www.localhost."],
  ] as const) {
    test(what, async ({ page, site }) => {
      const told = await listen(page);
      await page.goto(`http://${host}:${site.port}`);
      const popup = await openPopup(page);
      await expectScreen(popup, "このページからはログインできません");
      await expect(popup.getByText("登録されていません", { exact: false })).toBeVisible();
      await expectAccessible(popup);
      expect((await told().catch(() => ({ events: [] }))).events).toEqual([]);
    });
  }

  test("another port of a registered site", async ({ page, insurer, site }) => {
    const other = await startHomepage(insurer(slug));
    await page.goto(`http://www.localhost:${other.port}`);
    expect(other.port).not.toBe(site.port);
    await expectScreen(await openPopup(page), "このページからはログインできません");
    other.close();
  });

  test("a window of a page that hides where it comes from; a state that is none", async ({ page, site, insurer }) => {
    await page.goto(`http://evil.localhost:${site.port}/strict`);
    for (const state of ["0123456789abcdef0123456789abcdef", "short"]) {
      const url = `${insurer(slug)}/embed/popup?state=${state}`;
      const [popup] = await Promise.all([page.waitForEvent("popup"), page.evaluate((to) => void window.open(to), url)]);
      await expectScreen(popup, "このページからはログインできません");
    }
  });

  test("another login in the meantime: the first window tells its page nothing", async ({ page, site, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const told = await listen(page);
    await page.goto(site.origin);
    const first = await openPopup(page);
    await expectScreen(first, "ログイン");
    const other = await page.context().newPage();
    await other.goto(site.origin);
    const second = await openPopup(other);
    await expectScreen(second, "ログイン");
    await enterCredentials(first, person.loginId, person.password);
    await enterTotp(first, await appOf(person).freshCode());
    await expectScreen(first, "ログインしました");
    await expect(first.getByRole("status")).toContainText("お知らせできませんでした");
    expect((await told()).events).toEqual([]);
  });
});
