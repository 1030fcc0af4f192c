import { expect, expectAccessible, type Page, PasskeyDevice, test } from "./fixtures.ts";
import { button, expectScreen, expectServiceMenu, field, logIn, logOutByName, openLogin } from "./support/screens.ts";
import { ageProofs } from "./support/settings.ts";

const slug = "daiwa-demo";

/** Every alert that stands on the page from now on, however short. */
async function watchAlerts(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenAlerts: seen });
    const note = () => {
      for (const { textContent } of document.querySelectorAll("main [role=alert]"))
        if (textContent && !seen.includes(textContent)) seen.push(textContent);
    };
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { seenAlerts: string[] }).seenAlerts);
}

test.describe("a passkey that is accepted never looks refused", () => {
  test("「パスキーでログイン」", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await openLogin(page, insurer(slug));
    const alerts = await watchAlerts(page);
    await button(page, "パスキーでログイン").click();
    await expectServiceMenu(page);
    expect(await alerts()).toEqual([]);
  });

  test("「パスキーでログイン」 before the suggestions of the user ID field have come", async ({
    page,
    insurer,
    member,
    database,
  }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page, { hasSuggestions: true })).hold(database, person, "わたしの電話");
    // Those of the suggestions never come. Coming late, they would end what the button has begun.
    const asked = Promise.withResolvers<void>();
    await page.route(`${insurer(slug)}/login/passkey-options`, () => asked.resolve(), { times: 1 });
    const givenUp = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/login/passkey-options"));
    await openLogin(page, insurer(slug));
    await asked.promise;
    const alerts = await watchAlerts(page);
    await button(page, "パスキーでログイン").click();
    await givenUp;
    await expectServiceMenu(page);
    expect(await alerts()).toEqual([]);
  });

  test("「パスキーでログイン」, while another tab opens the login", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    const other = await page.context().newPage();
    await openLogin(other, insurer(slug));
    await page.exposeFunction("otherTabOpens", () =>
      other.evaluate(async () => {
        await fetch("/login/passkey-options", { method: "POST" });
      }),
    );
    await page.addInitScript(() => {
      const { fetch, otherTabOpens } = window as unknown as Window & { otherTabOpens: () => Promise<void> };
      window.fetch = async (...asked) => {
        const answer = await fetch(...asked);
        if (String(asked[0]).endsWith("/login/passkey-options")) await otherTabOpens();
        return answer;
      };
    });
    await openLogin(page, insurer(slug));
    const alerts = await watchAlerts(page);
    await button(page, "パスキーでログイン").click();
    await expectServiceMenu(page);
    expect(await alerts()).toEqual([]);
  });

  test("second factor, and 再認証", async ({ page, insurer, member, database }) => {
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
    await logIn(page, insurer(slug), person.loginId, person.password);
    await expectScreen(page, "生体認証");
    const atLogin = await watchAlerts(page);
    await button(page, "次へ").click();
    await expectServiceMenu(page);
    expect(await atLogin()).toEqual([]);

    await ageProofs(database, person, 6);
    await page.goto(`${insurer(slug)}/settings/sign-in/password`);
    await expectScreen(page, "再認証");
    const again = await watchAlerts(page);
    await button(page, "生体認証（パスキー）で確認する").click();
    await expectScreen(page, "パスワードの更新");
    expect(await again()).toEqual([]);
  });
});

test("a device that is known to hold a passkey offers it first, before ID and password", async ({
  page,
  insurer,
  member,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
  await (await PasskeyDevice.attach(page)).hold(database, person, "わたしの電話");
  const isFirst = async () => {
    const [passkey, id] = await Promise.all([
      button(page, "パスキーでログイン").boundingBox(),
      field(page, "ユーザID").boundingBox(),
    ]);
    return (passkey?.y ?? 0) < (id?.y ?? 0);
  };
  await openLogin(page, insurer(slug));
  expect(await isFirst()).toBe(false);
  await button(page, "パスキーでログイン").click();
  await expectServiceMenu(page);
  await logOutByName(page);
  await openLogin(page, insurer(slug));
  expect(await isFirst()).toBe(true);
  await expectAccessible(page);
  await button(page, "パスキーでログイン").click();
  await expectServiceMenu(page);
});

test("「パスキーでログイン」 has its place from the first paint: nothing below it moves", async ({ page, insurer }) => {
  const place = () => page.getByRole("link", { name: "パスワードを忘れた方はこちら", exact: true }).boundingBox();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${insurer(slug)}/login`);
  const atFirst = await place();
  await page.unroute("**/*.js");
  await page.goto(`${insurer(slug)}/login`);
  await expect(button(page, "パスキーでログイン")).toBeEnabled();
  expect(await place()).toEqual(atFirst);
});
