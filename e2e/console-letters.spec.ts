import { randomInt } from "node:crypto";
import type { PortalDatabase, PortalMember } from "./fixtures.ts";
import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { differenceFromQr } from "./support/read-qr.ts";
import { button, enterCredentials, expectScreen, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "minato";
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const term = (page: Page, name: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) })
    .locator("dd");

async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
  await expectAccessible(page);
}

type Home = { symbol: string; number: string; people: PortalMember[] };

/** A household before its first login: 太郎 at home, 花 with him, 遠 in a hall of residence. */
async function makeHousehold(
  member: (options: { insurer: string; upTo: "temporary" }) => Promise<PortalMember>,
  { inInsurer }: PortalDatabase,
): Promise<Home> {
  const home = { symbol: String(randomInt(100_000, 999_999)), number: "0012345" };
  const address = { postalCode: "1000013", postalAddress: "東京都千代田区霞が関１丁目２番３号" };
  const away = { postalCode: "0600001", postalAddress: "北海道札幌市中央区北一条西１丁目", postalBuilding: "学生寮" };
  const rows = [
    { ...home, ...address, branch: "00", name: "健保　太郎", postalBuilding: "けんぽマンション４０５号室" },
    { ...home, branch: "01", kind: "dependent" as const, name: "健保　花" },
    { ...home, ...away, branch: "02", kind: "dependent" as const, name: "健保　遠" },
  ];
  const people: PortalMember[] = [];
  for (const data of rows) {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const { insurerId, id } = person.member;
    await inInsurer(slug, (tx) => tx.member.update({ where: { insurerId_id: { insurerId, id } }, data }));
    people.push(person);
  }
  return { ...home, people };
}

/** From 「通知書の作成」 to the page of the order. */
async function orderByNumbers(page: Page, numbers: string): Promise<void> {
  await expect(page).toHaveTitle("通知書の作成｜管理画面");
  await field(page, "記号・番号の一覧").check();
  await field(page, "記号・番号").fill(numbers);
  await button(page, "対象を確かめる").click();
}

/** Presses 「印刷する」: the document opens in a tab of its own. */
async function openDocument(page: Page, name: string): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await button(page, name).click();
  const sheets = await opened;
  await expect(sheets.getByText(/^ここまでです/)).toBeVisible();
  return sheets;
}

/** What a request without a browser sends in its name. */
async function sessionOf(page: Page, admin: string): Promise<{ cookie: string }> {
  const [session] = await page.context().cookies(admin);
  return { cookie: `session=${session?.value}` };
}

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test.describe("通知書 (spec §10)", () => {
  test("a household's letters: checked, printed once as A4, and the member logs in with one", async ({
    page,
    insurer,
    clerk,
    clerkSignedIn,
    member,
    database,
    anotherBrowser,
  }) => {
    const home = await makeHousehold(member, database);
    await clerkSignedIn(page, await clerk(slug, "officer"), "/letters");
    await expectPage(page, "通知書・仮パスワード");
    await link(page, "通知書をつくる").first().click();
    await expectPage(page, "通知書の作成");
    await orderByNumbers(page, `${home.symbol}-999`);
    await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toContainText("見つからない");
    await field(page, "記号・番号").fill(`${home.symbol}ー１２３４５`);
    await button(page, "対象を確かめる").click();
    await expectPage(page, /の通知書$/);
    await expect(term(page, "人数")).toHaveText("3名");
    await expect(term(page, "封筒")).toHaveText("2通");

    const sheets = await openDocument(page, "印刷する（通番1〜3）");
    await expect(sheets.locator("article")).toHaveCount(3);
    await expectAccessible(sheets);
    const addressees = await sheets.locator("address").allInnerTexts();
    expect(addressees[0]).toMatch(
      /〒100-0013\s+東京都千代田区霞が関１丁目２番３号\s+けんぽマンション４０５号室\s+健保 太郎 様/,
    );
    expect(addressees[1]).toBe(addressees[0]);
    expect(addressees[2]).toMatch(/〒060-0001\s+北海道札幌市中央区北一条西１丁目\s+学生寮\s+健保 遠 様/);
    const [loginId = "", password = ""] = await sheets.locator("article").nth(1).locator(".secret").allInnerTexts();
    expect(loginId).toBe(home.people[1]?.loginId);

    // Secrets lie in the middle third, the address where the window is: no other ink of the top third left of 115 mm.
    const places = await sheets
      .locator("article")
      .first()
      .evaluate((sheet) => {
        const mm = 25.4 / 96;
        const origin = sheet.getBoundingClientRect();
        const box = (selector: string) => {
          const { left, right, top, bottom } = sheet.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          const [x, y] = [origin.left, origin.top];
          return [left - x, right - x, top - y, bottom - y].map((each) => Math.round(each * mm));
        };
        return {
          to: box(".to"),
          from: box(".from"),
          middle: box(".middle"),
          header: box("header"),
          bottom: box(".bottom"),
        };
      });
    expect(places.to).toEqual([24, 85, 17, 38]);
    expect(places.from[0]).toBeGreaterThanOrEqual(120);
    expect(places.header[2]).toBeGreaterThan(62);
    expect(places.middle[2]).toBeGreaterThan(99);
    expect(places.middle[3]).toBeLessThan(198);
    expect(places.bottom[3]).toBeLessThan(290);
    const qr = (await sheets.locator(".qr").first().screenshot()).toString("base64");
    expect(await differenceFromQr(page, `data:image/png;base64,${qr}`, `${insurer(slug)}/`)).toBe(0);

    const pdf = await sheets.pdf({ preferCSSPageSize: true, path: test.info().outputPath("letters.pdf") });
    expect(pagesOf(pdf)).toBe(3);
    expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);

    // Nobody can fetch it again: not by the same button, not by loading it again.
    await page.reload();
    await expect(term(page, "ステータス")).toHaveText("印刷済み");
    await expect(button(page, "印刷する（通番1〜3）")).toHaveCount(0);
    await sheets.reload();
    await expectPage(sheets, /の通知書$/);
    await expect(sheets.getByText("もう一度表示することはできません。")).toBeVisible();
    await expect(sheets.getByText(password)).toHaveCount(0);

    const phone = await anotherBrowser();
    await phone.goto(`${insurer(slug)}/login`);
    await enterCredentials(phone, loginId, password);
    await expectScreen(phone, "生年月日の入力", 1);
  });

  test("a sheet that was lost is issued again, and its first password is dead; without JavaScript", async ({
    browser,
    clerk,
    clerkSignedIn,
    member,
    database,
    insurer,
  }) => {
    const home = await makeHousehold(member, database);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await clerkSignedIn(page, await clerk(slug, "manager"), "/letters/new");
    await orderByNumbers(page, `${home.symbol}\t12345\t00`);
    const first = await openDocument(page, "印刷する（通番1〜1）");
    const [loginId = "", lost = ""] = await first.locator(".secret").allInnerTexts();
    await page.reload();
    await page.getByText("もう一度発行").first().click();
    await field(page, "最初の通番").fill("１");
    await button(page, "この通番をもう一度発行").click();
    await expect(term(page, "対象")).toHaveText("もう一度発行");
    await expect(page.getByText("前の通知書の仮パスワードは使えなくなります。")).toBeVisible();
    const second = await openDocument(page, "印刷する（通番1〜1）");
    await expect(second.locator(".secret").first()).toHaveText(loginId);
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, loginId, lost);
    await expect(page.getByText("無効なユーザIDまたはパスワードです。").first()).toBeVisible();
    await context.close();
  });

  test("one member, from their page; the list of those that run out", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    database,
    admin,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const { insurerId, id: memberId, symbol, number, branch } = person.member;
    const expiresAt = new Date(Date.now() + 3_600_000);
    await database.inInsurer(slug, (tx) =>
      tx.temporaryCredential.update({ where: { insurerId_memberId: { insurerId, memberId } }, data: { expiresAt } }),
    );
    await clerkSignedIn(page, await clerk(slug, "officer"), "/letters");
    await page.getByRole("link", { name: "期限が7日以内の人: 一覧", exact: true }).click();
    await expectPage(page, "仮パスワードの期限が近い人");
    await link(page, `${symbol}-${number}-${branch}`).click();
    await link(page, "通知書をつくる").click();
    await expectPage(page, "通知書の作成");
    await button(page, "対象を確かめる").click();
    await expect(term(page, "対象")).toHaveText("加入者1名");
    await expect(page.getByText("住所のない人が1名います。")).toBeVisible();
    await page.goto(`${admin}/letters/expiring?which=expired`);
    await expectPage(page, "仮パスワードの期限が切れた人");
    await page.goto(`${admin}/letters/sample`);
    await expect(page.locator("article")).toHaveCount(1);
    await expectAccessible(page);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "an order by mistake" : "an order by mistake, without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("is taken back; one that a colleague has begun to print stays", async ({
      page,
      clerk,
      clerkSignedIn,
      member,
      database,
    }) => {
      const home = await makeHousehold(member, database);
      await clerkSignedIn(page, await clerk(slug, "officer"), "/letters/new");
      for (const isBegun of [false, true]) {
        await orderByNumbers(page, `${home.symbol}-12345`);
        await expect(page).toHaveTitle(/の通知書｜管理画面$/);
        const order = page.url();
        const id = order.split("/").at(-1) ?? "";
        if (isBegun) {
          await database.inInsurer(slug, (tx) => tx.letterOrder.updateMany({ where: { id }, data: { claim: id } }));
        }
        await page.getByText("この通知書の作成をやめる", { exact: true }).click();
        await expect(page.getByText("いま使える仮パスワードは、そのまま使えます。")).toBeVisible();
        await button(page, "作成をやめる").click();
        if (isBegun) {
          await expect(page.getByText("もう書き出しているか、送っています。")).toBeVisible();
          break;
        }
        await expect(page.getByText("通知書の作成をやめました。何も発行していません。")).toBeVisible();
        await expect(page).toHaveTitle("通知書・仮パスワード｜管理画面");
        await expect(page.locator(`a[href$="/letters/${id}"]`)).toHaveCount(0);
        expect((await page.goto(order))?.status()).toBe(404);
        await page.goto(new URL("/letters/new", order).href);
      }
    });
  });
}

test("more than 20 members: one clerk asks, another approves, then the letters are printed", async ({
  page,
  clerk,
  clerkSignedIn,
  member,
  database,
  anotherBrowser,
}) => {
  const symbol = String(randomInt(100_000, 999_999));
  for (let count = 0; count < 21; count += 1) {
    const { insurerId, id } = (await member({ insurer: slug, upTo: "temporary" })).member;
    const where = { insurerId_id: { insurerId, id } };
    await database.inInsurer(slug, (tx) => tx.member.update({ where, data: { symbol, number: String(count) } }));
  }
  const numbers = Array.from({ length: 21 }, (_, count) => `${symbol}-${count}`).join("\n");
  const colleague = await clerk(slug, "officer");
  await clerkSignedIn(page, await clerk(slug, "officer"), "/letters/new");
  await orderByNumbers(page, numbers);
  await expectPage(page, /の通知書$/);
  const order = page.url();
  await expect(page.getByRole("button", { name: /印刷する/ })).toHaveCount(0);
  await field(page, "理由").fill("案内のため");
  await expect(page.getByText(/^住所のない人が\d+名います。/)).toBeVisible();
  await button(page, "承認を申請").click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("文字以上");
  await expect(field(page, "理由")).toHaveValue("案内のため");
  await field(page, "理由").fill("新しく加入した方への案内のため");
  await button(page, "承認を申請").click();
  await expect(page.getByText("承認を申請しました。")).toBeVisible();

  const second = await anotherBrowser();
  await clerkSignedIn(second, colleague, new URL(page.url()).pathname);
  await expectPage(second, "通知書を印刷・メールで送信");
  await second.getByRole("link", { name: "対象の一覧を開く" }).click();
  await expectPage(second, /の通知書$/);
  await second.goBack();
  await button(second, "承認して実行").click();
  await expect(second.getByText("承認しました。")).toBeVisible();
  await expect(second.getByText(/名を実行しました/), "nothing is printed yet").toHaveCount(0);

  await page.goto(order);
  const sheets = await openDocument(page, "印刷する（通番1〜21）");
  expect(pagesOf(await sheets.pdf({ preferCSSPageSize: true }))).toBe(21);
});

test.describe("roles and insurers", () => {
  test("閲覧 sees the history, and can neither make nor print", async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
    member,
    database,
    anotherBrowser,
  }) => {
    const home = await makeHousehold(member, database);
    const officer = await anotherBrowser();
    await clerkSignedIn(officer, await clerk(slug, "officer"), "/letters/new");
    await orderByNumbers(officer, `${home.symbol}-12345`);
    await expectPage(officer, /の通知書$/);
    await clerkSignedIn(page, await clerk(slug, "viewer"), "/letters");
    await expectPage(page, "通知書・仮パスワード");
    await expect(link(page, "通知書をつくる")).toHaveCount(0);
    await page.goto(officer.url());
    await expectPage(page, /の通知書$/);
    await expect(page.getByRole("button", { name: /印刷する/ })).toHaveCount(0);
    const document = `${admin}${new URL(officer.url()).pathname}/document`;
    const refused = await send(document, {
      method: "POST",
      headers: { origin: admin, ...(await sessionOf(page, admin)) },
    });
    expect(refused.headers.location).toBe("/not-allowed");
    for (const path of ["/letters/new", "/letters/sample"]) {
      await page.goto(admin + path);
      await expectPage(page, "この画面は使えません");
    }

    // Another insurer's clerk: no such order.
    const stranger = await anotherBrowser();
    await clerkSignedIn(stranger, await clerk("aozora", "manager"));
    const headers = await sessionOf(stranger, admin);
    expect((await send(officer.url(), { headers })).status).toBe(404);
    expect((await send(document, { method: "POST", headers: { ...headers, origin: admin } })).status).toBe(404);
    expect((await send(`${admin}/letters/1`, { headers })).status).toBe(404);
  });
});
