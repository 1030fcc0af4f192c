import { expect, type Page, test } from "./fixtures.ts";
import { CONSOLE_PAGES } from "./support/console-routes.ts";
import { insurerApart } from "./support/insurer-apart.ts";

const slug = "tekkou";

const SETTINGS = [
  ...["profile", "profile/login-id", "profile/method", "profile/language", "email", "history", "not-me"],
  ...["sign-in", "sign-in/password", "sign-in/totp/new", "sign-in/passkey/new", "sign-in/recovery-code"],
];

/** Where each visible part of the page stands, in whole pixels. */
function places(page: Page): Promise<string[]> {
  return page
    .locator("body :is(h1, h2, p, label, button, a, input, textarea, summary, svg)")
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const place = [x, y, width, height].map((pixels) => Math.round(pixels));
        return `${each.tagName.toLowerCase()} ${each.textContent?.trim().slice(0, 20)} ${place}`;
      }),
    );
}

/** React has taken over: it marks the elements that it has hydrated. */
function isHydrated(page: Page): Promise<boolean> {
  return page
    .locator("main :is(form, a, button)")
    .last()
    .evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
}

/** The page as its HTML shows it, before any script, and as it is when scripts run: nothing has moved under a finger. */
async function expectStill(page: Page) {
  await page.route("**/*.js", (route) => route.abort());
  await page.reload();
  await page.evaluate(() => document.fonts.ready);
  const atFirst = await places(page);
  await page.unroute("**/*.js");
  await page.reload();
  await expect.poll(() => isHydrated(page)).toBe(true);
  await page.evaluate(() => document.fonts.ready);
  const inTheEnd = await places(page);
  const moved = atFirst.filter((place) => !inTheEnd.includes(place));
  expect.soft(moved, page.url()).toEqual([]);
}

test("nothing of a member's pages moves when scripts start", async ({ page, insurer, member, inLogin, signedIn }) => {
  test.slow();
  for (const path of ["/", "/login", "/forgot-password", "/help/app"]) {
    await page.goto(insurer(slug) + path);
    await expectStill(page);
  }
  const steps = [
    { upTo: "temporary", path: "/login/birth-date" },
    { upTo: "terms", path: "/login/email" },
    { upTo: "email", path: "/login/method" },
    { upTo: "method", path: "/login/new-password" },
  ] as const;
  for (const { upTo, path } of steps) {
    await inLogin(page, await member({ insurer: slug, upTo }), path);
    await expectStill(page);
  }
  for (const method of ["totp", "passkey", "email"] as const) {
    await inLogin(page, await member({ insurer: slug, upTo: "wizard", method }), "/login/other-method");
    await expectStill(page);
    await page.getByRole("link", { name: "前の画面に戻る", exact: true }).click();
    await page.waitForURL(({ pathname }) => pathname !== "/login/other-method");
    await expectStill(page);
  }
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await expectStill(page);
  for (const part of SETTINGS) {
    await page.goto(`${insurer(slug)}/settings/${part}`);
    await expectStill(page);
  }
});

test("nothing of the console's pages moves when scripts start", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  member,
  serverVariables,
}) => {
  test.slow();
  const insurer = await insurerApart(serverVariables);
  await member({ insurer, upTo: "totp" });
  await clerkSignedIn(page, await clerk(insurer, "manager"));
  for (const [route, { about, path = route }] of Object.entries(CONSOLE_PAGES)) {
    // 「ホームページ」 shows the button as it is on a homepage: a link until its own script has come.
    if (about || route === "/homepage") continue;
    await page.goto(admin + path);
    await expectStill(page);
  }
});
