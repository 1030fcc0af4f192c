import { expect } from "./fixtures.ts";
import { registerOrigin, startHomepage } from "./support/homepage.ts";
import { enterCredentials, enterTotp } from "./support/screens.ts";
import { appOf } from "./support/settings.ts";
import { test } from "./support/tls-test.ts";

const slug = "minato";

test("the cards by https: a cookie of this host and of this frame alone, from a window of its own", async ({
  page,
  context,
  database,
  insurer,
  member,
  tls,
}) => {
  const homepage = await startHomepage(insurer(slug), tls.certificate);
  const origin = `https://www.localhost:${homepage.port}`;
  await registerOrigin(database, slug, origin);
  const person = await member({ insurer: slug, upTo: "totp" });
  await page.goto(origin);
  const cards = page.frameLocator("iframe");
  const link = cards.getByRole("link", { name: "ログインして表示", exact: true });
  const [popup] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  const closed = popup.waitForEvent("close");
  await enterCredentials(popup, person.loginId, person.password);
  await enterTotp(popup, await appOf(person).freshCode());
  await closed;
  await expect(cards.getByRole("heading", { name: "サービスメニュー", exact: true })).toBeVisible();
  const cookies = (await context.cookies()).filter(({ domain }) => domain === `${slug}.localhost`);
  expect(cookies.find(({ name }) => name === "__Host-cards")).toMatchObject({
    ...{ secure: true, httpOnly: true, sameSite: "None", path: "/" },
    partitionKey: "https://www.localhost",
  });
  expect(cookies.map(({ name }) => name)).not.toContain("__Host-popup");
  homepage.close();
});
