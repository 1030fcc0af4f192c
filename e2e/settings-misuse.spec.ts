import { expect, type PortalMember, test } from "./fixtures.ts";
import { button, enterCredentials, enterTotp, expectScreen, field } from "./support/screens.ts";
import { ageProofs, appOf, credentialLink, expectDone, methodCard, reauthenticate } from "./support/settings.ts";

const slug = "daiwa-demo";

test.describe("悪用の防止", () => {
  test("認証が古い画面から削除を送っても、再認証に進み、何も変わらない（事例4）", async ({
    page,
    insurer,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: "aozora", upTo: "totp" });
    const app = appOf(person);
    await database.inInsurer("aozora", (tx) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    await signedIn(page, person, "/settings/sign-in");
    await credentialLink(page, "認証アプリ", "試験の電話", "削除").click();
    await expectScreen(page, "デバイスの削除");
    const path = new URL(page.url()).pathname;
    await ageProofs(database, person, 6);
    await button(page, "削除する").click();
    await expectScreen(page, "再認証", "1 / 2");
    const devices = () =>
      database.inInsurer("aozora", (tx) => tx.totpDevice.count({ where: { memberId: person.member.id } }));
    expect(await devices()).toBe(1);
    for (const typed of [path, "/settings/sign-in/totp/new", "/settings/sign-in/passkey/new"]) {
      await page.goto(`${insurer("aozora")}${typed}`);
      await expectScreen(page, "再認証", "1 / 2");
    }
    await page.goto(`${insurer("aozora")}${path}`);
    await reauthenticate(page, person.password);
    await expectScreen(page, "ワンタイムパスワードの入力", "2 / 2");
    await page.goto(`${insurer("aozora")}${path}`);
    await expectScreen(page, "再認証", "1 / 2");
    expect(await devices(), "the password alone").toBe(1);
    await reauthenticate(page, person.password);
    await enterTotp(page, await app.freshCode(), "2 / 2");
    await expectScreen(page, "デバイスの削除");
    await button(page, "削除する").click();
    await expectDone(page, "認証アプリ「試験の電話」の登録を削除しました。");
    expect(await devices()).toBe(0);
  });

  test("ほかの方の端末は、アドレスに書いても、フォームに入れても見つからない（事例18）", async ({
    page,
    insurer,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const neighbour = await member({ insurer: slug, upTo: "totp" });
    const stranger = await member({ insurer: "aozora", upTo: "totp" });
    const totpDeviceOf = ({ insurer: of, member: { id: memberId } }: PortalMember) =>
      database.inInsurer(of, (tx) => tx.totpDevice.findFirst({ where: { memberId } }));
    await signedIn(page, person);
    const own = await totpDeviceOf(person);
    for (const victim of [neighbour, stranger]) {
      const theirs = await totpDeviceOf(victim);
      for (const act of ["delete", "rename"]) {
        const answer = await page.goto(`${insurer(slug)}/settings/sign-in/totp/${theirs?.id}/${act}`);
        expect(answer?.status()).toBe(404);
        await expectScreen(page, "ページが見つかりません");
      }
      await page.goto(`${insurer(slug)}/settings/sign-in/totp/${own?.id}/rename`);
      await page.locator("input[name=id]").evaluate((input, id) => input.setAttribute("value", id), theirs?.id ?? "");
      await field(page, "デバイス名").fill("盗った");
      await button(page, "変更").click();
      await expectScreen(page, "ページが見つかりません");
      expect(await totpDeviceOf(victim)).toEqual(theirs);
    }
    for (const typed of ["totp/1/delete", "totp/../x/delete", "email/1/delete", "password/1/rename"]) {
      expect((await page.goto(`${insurer(slug)}/settings/sign-in/${typed}`))?.status()).toBe(404);
    }
  });

  test("ログインしていなければログインへ、済めば元の画面へ", async ({ page, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/settings/sign-in/totp/new`);
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, await appOf(person).freshCode());
    await expectScreen(page, "ワンタイムパスワードの設定");
  });

  test("健保組合が認めていない方法は、設定の画面もない", async ({ page, insurer, member, signedIn }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/sign-in");
    await expect(methodCard(page, "メール認証")).toHaveCount(0);
    expect((await page.goto(`${insurer(slug)}/settings/sign-in/email-code/new`))?.status()).toBe(404);
  });

  test("/.well-known はその健保組合の画面を指し、知らないホストでは404", async ({ page, insurer, serverVariables }) => {
    await page.goto(`${insurer(slug)}/.well-known/change-password`);
    await expect(page).toHaveURL(`${insurer(slug)}/login?to=%2Fsettings%2Fsign-in%2Fpassword`);
    await expect(page.getByRole("main")).toContainText("開こうとした画面を使うには、ログインが必要です。");
    const endpoints = await page.goto(`${insurer(slug)}/.well-known/passkey-endpoints`);
    expect(endpoints?.headers()["content-type"]).toContain("application/json");
    expect(await endpoints?.json()).toEqual({
      enroll: `${insurer(slug)}/settings/sign-in/passkey/new`,
      manage: `${insurer(slug)}/settings/sign-in`,
    });
    const security = await page.goto(`${insurer(slug)}/.well-known/security.txt`);
    expect(security?.headers()["content-type"]).toBe("text/plain; charset=utf-8");
    expect(await security?.text()).toMatch(/^Contact: \S+$[\s\S]*^Expires: 20\d\d-/m);
    await page.goto(`http://nobody.localhost:${serverVariables.PORT}`);
    for (const name of ["change-password", "passkey-endpoints", "security.txt"]) {
      const status = await page.evaluate(async (path) => (await fetch(path)).status, `/.well-known/${name}`);
      expect(status).toBe(404);
    }
  });
});
