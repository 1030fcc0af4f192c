import type { Page } from "@playwright/test";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { expect, expectAccessible, type PortalMember } from "./fixtures.ts";
import { registerOrigin, startHomepage, test } from "./support/homepage.ts";
import { enterCredentials, enterTotp } from "./support/screens.ts";
import { send } from "./support/send.ts";
import { appOf } from "./support/settings.ts";

const slug = "aozora";

const frame = (page: Page) => page.frameLocator("iframe");
const logInButton = (page: Page) => frame(page).getByRole("link", { name: "ログインして表示", exact: true });
const services = (page: Page) => frame(page).getByRole("heading", { name: "サービスメニュー", exact: true });

/** From the button in the frame to the end of the login in its window. */
async function openCards(page: Page, person: PortalMember) {
  const [popup] = await Promise.all([page.waitForEvent("popup"), logInButton(page).click()]);
  const closed = popup.waitForEvent("close");
  await enterCredentials(popup, person.loginId, person.password);
  await enterTotp(popup, await appOf(person).freshCode());
  await closed;
}

/** As browsers do that keep no cookie of another site, unless it is kept apart for the page around. */
async function blockThirdPartyCookies(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.setCookieControls", {
    enableThirdPartyCookieRestriction: true,
  });
}

test("the cards: a login in a window, then announcements and services in the frame, with third-party cookies off", async ({
  page,
  context,
  site,
  member,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await blockThirdPartyCookies(page);
  await page.goto(site.origin);
  const height = () => page.locator("iframe").evaluate((each) => each.clientHeight);
  const before = await height();
  await openCards(page, person);
  await expect(services(page)).toBeVisible();
  await expect(frame(page).getByRole("heading", { name: "お知らせ", exact: true })).toBeVisible();
  await expect.poll(height).toBeGreaterThan(before);
  const cookie = (await context.cookies()).find(({ name }) => name === "cards");
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "None", path: "/" });
  expect(cookie?.partitionKey).toContain("http://www.localhost");

  const opened = page.waitForEvent("popup");
  await frame(page).getByRole("listitem").getByRole("link").first().click();
  await (await opened).close();
  await page.reload();
  await expect(services(page)).toBeVisible();
  await database.inInsurer(slug, (tx) =>
    tx.session.updateMany({ where: { memberId: person.member.id }, data: { endedAt: new Date() } }),
  );
  await page.reload();
  await expect(logInButton(page)).toBeVisible();
});

test("the cookie of the cards opens nothing else", async ({ page, context, site, insurer, member }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await page.goto(site.origin);
  await openCards(page, person);
  await expect(services(page)).toBeVisible();
  const { value = "" } = (await context.cookies()).find(({ name }) => name === "cards") ?? {};
  for (const name of ["cards", "session", "attempt"]) {
    const answer = await send(`${insurer(slug)}/settings/profile`, { headers: { cookie: `${name}=${value}` } });
    expect([answer.status, String(answer.headers.location)], name).toEqual([307, expect.stringMatching(/^\/login/)]);
  }
});

test("a browser that drops the cookie is told where to read them", async ({ page, context, site, member }) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  // As some versions of Safari do: the answer's cookie is not kept.
  await context.route("**/embed/cards/open", async (route) => {
    const sent = route.request();
    const post = { method: "POST", headers: await sent.allHeaders(), body: sent.postData() ?? "" };
    const { status, headers } = await send(sent.url(), post);
    expect(headers["set-cookie"]).toBeDefined();
    await route.fulfill({ status, headers: { location: String(headers.location) } });
  });
  await page.goto(site.origin);
  await openCards(page, person);
  await expect(frame(page).getByText("ここには表示できません", { exact: false })).toBeVisible();
  const link = frame(page).getByRole("link", { name: "ポータルを開く", exact: true });
  const [portal] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await expect(portal.getByRole("heading", { level: 1, name: "サービスメニュー", exact: true })).toBeVisible();
});

test("no other site, port or name may frame the cards, and nobody any other page", async ({ page, site, insurer }) => {
  const other = await startHomepage(insurer(slug));
  for (const url of [
    `http://evil.localhost:${site.port}`,
    `http://www.localhost.:${site.port}`,
    `http://www.localhost:${other.port}`,
  ]) {
    await page.goto(url);
    await expect.poll(() => page.frames()[1]?.url(), url).toContain("chrome-error://");
  }
  other.close();
  await page.goto(site.origin);
  for (const path of ["/", "/login", "/embed/popup/refused", "/help"]) {
    await page.locator("iframe").evaluate((each: HTMLIFrameElement, src) => {
      each.src = src;
    }, insurer(slug) + path);
    await expect.poll(() => page.frames()[1]?.url(), path).toContain("chrome-error://");
  }
});

test("two insurers in one browser: the cards of one know nothing of the other's login", async ({
  page,
  context,
  site,
  insurer,
  member,
  signedIn,
}) => {
  const theirs = await member({ insurer: "minato", upTo: "totp" });
  const ours = await member({ insurer: slug, upTo: "totp" });
  await signedIn(page, theirs);
  await page.goto(site.origin);
  await openCards(page, ours);
  await expect(services(page)).toBeVisible();
  const cookies = (await context.cookies()).filter(({ name }) => name === "cards");
  expect(cookies.map(({ domain }) => domain)).toEqual([`${slug}.localhost`]);
  await page.goto(insurer("minato"));
  await expect(page.getByText(theirs.member.kana)).toBeVisible();
});

test("where the insurer shows 「資格情報」, it comes first in the frame too, and opens in the portal", async ({
  page,
  insurer,
  member,
  database,
}) => {
  const theirs = "daiwa-demo";
  const homepage = await startHomepage(insurer(theirs));
  const origin = `http://www.localhost:${homepage.port}`;
  await registerOrigin(database, theirs, origin);
  await page.goto(origin);
  await openCards(page, await member({ insurer: theirs, upTo: "totp" }));
  const first = frame(page).getByRole("listitem").getByRole("link").first();
  await expect(first).toHaveText("資格情報");
  const [opened] = await Promise.all([page.waitForEvent("popup"), first.click()]);
  await expect(opened.getByRole("heading", { level: 1, name: "資格情報", exact: true })).toBeVisible();
  homepage.close();
});

test("without a login and with one, on a phone and a PC, the cards are accessible", async ({
  page,
  insurer,
  member,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  const tokenHash = hashToken(await database.openSession(person, { userAgent: "e2e" }));
  const value = randomToken();
  await database.inInsurer(slug, async (tx) => {
    const { insurerId, id: sessionId } = await tx.session.findFirstOrThrow({ where: { tokenHash } });
    await tx.embedAccess.create({
      data: { insurerId, sessionId, tokenHash: hashToken(value), createdAt: new Date() },
    });
  });
  await page.goto(`${insurer(slug)}/embed/cards`);
  await expectAccessible(page);
  await page.context().addCookies([{ name: "cards", value, url: insurer(slug), httpOnly: true }]);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await expect(page.getByRole("heading", { name: "サービスメニュー", exact: true })).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the frame leads to the portal", async ({ page, site }) => {
    await page.goto(site.origin);
    await expect(logInButton(page)).toHaveAttribute("href", "/login");
  });
});
