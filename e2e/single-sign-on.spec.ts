import type { PortalDatabase, PortalMember } from "./fixtures.ts";
import { expect, expectAccessible, type Page, PasskeyDevice, test } from "./fixtures.ts";
import { button, enterCredentials, enterTotp, expectScreen, expectServiceMenu, field } from "./support/screens.ts";
import { appOf, reauthenticate } from "./support/settings.ts";

const slug = "minato";

/** The card of the sample service in the menu. */
const openService = (page: Page) => page.getByRole("link", { name: "健診の予約", exact: true }).click();

/** The line of a list at the sample service. */
const fact = (page: Page, term: string) => page.locator("dt", { hasText: term }).locator("+ dd");

async function agree(page: Page) {
  await expectScreen(page, "健診の予約に情報を渡します");
  await button(page, "同意して進む").click();
}

async function expectSignedInAtService(page: Page, amr: string) {
  await expect(page.getByRole("heading", { level: 1, name: "健診の予約", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/$/);
  await expect(fact(page, "amr")).toHaveText(amr);
}

/** As after an earlier agreement. */
async function agreeBefore({ inInsurer }: PortalDatabase, { member }: PortalMember) {
  await inInsurer(slug, async (tx) => {
    const { insurerId, id: clientId } = await tx.oidcClient.findFirstOrThrow({ where: { name: "kenshin" } });
    const key = { insurerId, memberId: member.id, clientId };
    await tx.oidcConsent.create({ data: { ...key, scopes: ["profile"], givenAt: new Date() } });
  });
}

test("「健診の予約」: asked once what is handed over, and signed in there with the app", async ({
  page,
  insurer,
  member,
  signedIn,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await signedIn(page, person);
  await openService(page);
  await expectScreen(page, "健診の予約に情報を渡します");
  await expectAccessible(page);
  await expect(page.getByRole("listitem").filter({ hasText: "お名前" })).toBeVisible();
  await agree(page);
  await expectSignedInAtService(page, "pwd otp mfa");
  await expect(fact(page, "お名前")).toHaveText(person.member.name ?? "");
  await expect(fact(page, "ポータル")).toHaveText(insurer(slug));
  await page.goto(insurer(slug));
  await openService(page);
  await expectSignedInAtService(page, "pwd otp mfa");
});

test("from the service, with a passkey: the portal's own login comes between", async ({
  page,
  insurer,
  member,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp", method: "passkey" });
  await agreeBefore(database, person);
  const device = await PasskeyDevice.attach(page);
  await device.hold(database, person, "自分のスマホ");
  await page.goto(`${insurer(slug)}/connect/service/kenshin`);
  await expectScreen(page, "ログイン");
  await button(page, "パスキーでログイン").click();
  await expectSignedInAtService(page, "pop user mfa");
});

test("a mail code is not enough for the results: refused until the member steps up with the app", async ({
  page,
  insurer,
  member,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await agreeBefore(database, person);
  await page.goto(insurer(slug));
  await enterWithMailCode(page, { database, url: insurer(slug), person });
  await openService(page);
  await expectSignedInAtService(page, "pwd mca");
  await page.getByRole("link", { name: "健診の結果を見る", exact: true }).click();
  await expectScreen(page, "もう一度、ご本人の確認をお願いします");
  await expectAccessible(page);
  await page.getByRole("link", { name: "サービスに戻る", exact: true }).click();
  await expect(page.getByText("理由：unmet_authentication_requirements", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "戻る", exact: true }).click();
  await page.getByRole("link", { name: "健診の結果を見る", exact: true }).click();
  await page.getByRole("link", { name: "確認に進む", exact: true }).click();
  await reauthenticate(page, person.password);
  await enterTotp(page, await appOf(person).freshCode(), "2 / 2");
  await expect(page.getByRole("heading", { level: 1, name: "健診の結果", exact: true })).toBeVisible();
  await expect(fact(page, "acr")).toHaveText("urn:kenpo-portal:acr:app");
});

test("「他のすべてのデバイスからサインアウト」 ends it at the service, by its back channel", async ({
  page,
  insurer,
  member,
  signedIn,
  database,
  anotherBrowser,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await agreeBefore(database, person);
  const elsewhere = await anotherBrowser();
  await signedIn(elsewhere, person);
  await openService(elsewhere);
  await expectSignedInAtService(elsewhere, "pwd otp mfa");

  await signedIn(page, person, "/settings/sign-in");
  await button(page, "他のすべてのデバイスからサインアウト").click();
  await expect(async () => {
    await elsewhere.reload();
    await expect(elsewhere.getByText("サインインしていません", { exact: false })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await elsewhere.goto(`${insurer(slug)}/connect/service/kenshin`);
  await expectScreen(elsewhere, "ログイン");
});

test("「連携しているサービス」 shows what was agreed, and ends it at the service too", async ({
  page,
  insurer,
  member,
  signedIn,
}) => {
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await openService(page);
  await agree(page);
  await expectSignedInAtService(page, "pwd otp mfa");
  const service = page.url();

  await page.goto(`${insurer(slug)}/settings/profile`);
  await page.getByRole("link", { name: "確認", exact: true }).click();
  await expectScreen(page, "連携しているサービス");
  await expect(page.getByText("お名前（フリガナを含む）", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await button(page, "連携をやめる").click();
  await expect(page.getByText("「健診の予約」との連携をやめました", { exact: false })).toBeVisible();
  await expect(page.getByText("情報をお渡ししているサービスはありません", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${insurer(slug)}/settings/history`);
  await expect(page.getByText("サービスとの連携をやめました", { exact: false }).first()).toBeVisible();

  await expect(async () => {
    await page.goto(service);
    await expect(page.getByText("サインインしていません", { exact: false })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.goto(insurer(slug));
  await openService(page);
  await expectScreen(page, "健診の予約に情報を渡します");
});

test("a request that a page of another site posts finds the member signed in", async ({
  page,
  insurer,
  member,
  signedIn,
}) => {
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await openService(page);
  const [asked] = await Promise.all([
    page.waitForRequest((request) => new URL(request.url()).pathname === "/oidc/auth"),
    page.goto(`${insurer(slug)}/connect/service/kenshin`),
  ]);
  const fields = [...new URL(asked.url()).searchParams].map(
    ([name, value]) => `<input name="${name}" value="${value.replaceAll('"', "&quot;")}">`,
  );
  const form = `<form method="post" action="${insurer(slug)}/oidc/auth">${fields.join("")}<button>go</button></form>`;
  await page.route("http://service.test/", (route) => route.fulfill({ contentType: "text/html", body: form }));
  await page.goto("http://service.test/");
  await button(page, "go").click();
  await expectScreen(page, "健診の予約に情報を渡します");
});

test("signing out at the service offers the same for the portal", async ({
  page,
  insurer,
  member,
  signedIn,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await agreeBefore(database, person);
  await signedIn(page, person);
  await openService(page);
  await page.getByRole("link", { name: "サインアウトする", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "サービスからログアウトしました" })).toBeVisible();
  await button(page, "ポータルからもログアウトする").click();
  await expect(page.getByText("サインインしていません", { exact: false })).toBeVisible();
  await page.goto(insurer(slug));
  await expect(page.getByRole("link", { name: "ログイン", exact: true }).first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("login, consent and the way to the service work alike", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/connect/service/kenshin`);
    await enterCredentials(page, person.loginId, person.password);
    await field(page, "ワンタイムパスワード").fill(await appOf(person).freshCode());
    await button(page, "トップページへ").click();
    await button(page, "同意して進む").click();
    await expectSignedInAtService(page, "pwd otp mfa");
  });
});

test("who does not agree goes back, and the service says why", async ({ page, member, signedIn }) => {
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await openService(page);
  await page.getByRole("link", { name: "同意せずに戻る", exact: true }).click();
  await expect(page.getByText("理由：access_denied", { exact: true })).toBeVisible();
});

test("two insurers in one browser: each signs its own member in", async ({
  page,
  insurer,
  member,
  signedIn,
  database,
}) => {
  const [ours, theirs] = [
    await member({ insurer: slug, upTo: "totp" }),
    await member({ insurer: "shosha", upTo: "totp" }),
  ];
  await agreeBefore(database, ours);
  await signedIn(page, ours);
  await signedIn(page, theirs);
  await openService(page);
  await agree(page);
  await expect(fact(page, "ポータル")).toHaveText(insurer("shosha"));
  await page.goto(insurer(slug));
  await openService(page);
  await expect(fact(page, "ポータル")).toHaveText(insurer(slug));
});

test("a state that this browser did not begin with, and an address that is not registered", async ({
  page,
  insurer,
  member,
  signedIn,
}) => {
  await signedIn(page, await member({ insurer: slug, upTo: "totp" }));
  await openService(page);
  const service = new URL((await page.evaluate(() => location.href)).replace(/\/connect.*/, ""));
  expect(service.origin).toBe(insurer(slug));
  const port = Number(service.port) + 3;
  await page.goto(`http://localhost:${port}/callback?code=stolen&state=stolen`);
  await expect(page.getByText("理由：state mismatch", { exact: true })).toBeVisible();
  const asked = new URLSearchParams({ client_id: "kenshin", response_type: "code", scope: "openid" });
  await page.goto(`${insurer(slug)}/oidc/auth?${asked}&redirect_uri=http://localhost:${port}/callback2`);
  await expectScreen(page, "サービスに進めませんでした");
  await expect(page.getByText("登録されたものと違います", { exact: false })).toBeVisible();
  await expectAccessible(page);
});

/** A session opened with password and mail code, for a member who has an app too. */
async function enterWithMailCode(
  page: Page,
  { database, url, person }: { database: PortalDatabase; url: string; person: PortalMember },
) {
  const member = { ...person.member, method: "email" as const };
  const userAgent = await page.evaluate(() => navigator.userAgent);
  const value = await database.openSession({ ...person, member }, { userAgent });
  await page.context().addCookies([{ name: "session", value, url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(url);
  await expectServiceMenu(page);
}
