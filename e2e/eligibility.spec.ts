import { randomInt } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { readPdf } from "#lib/testing/read-pdf.ts";
import { expect, expectAccessible, type Page, type PortalMember, test } from "./fixtures.ts";
import { createInsurer, portalCommand } from "./support/operator.ts";
import { button } from "./support/screens.ts";
import type { ServerVariables } from "./support/server-variables.ts";

const HEADING =
  "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日,保険者番号,本人・家族,有効期限,負担割合,限度区分,交付区分";
const NAMES = ["髙﨑　太郎", "健保　彅子", "邊見　三郎"];

async function insurerWithEligibility(variables: ServerVariables): Promise<string> {
  const slug = `card${randomInt(1e9)}`;
  const eligibility = { isOn: true, showsFamily: true };
  await createInsurer(variables, {
    slug,
    policy: { methods: ["totp", "passkey"], firstLoginOrder: "password-first", eligibility },
  });
  return slug;
}

/** The insurer's file as its system writes it, in CP932: three people, and a child of the first. */
async function importFile(variables: ServerVariables, slug: string, people: readonly PortalMember[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kenpo-portal-eligibility-"));
  try {
    const rows = people.map(({ member: { symbol, number, branch } }, place) =>
      [
        symbol,
        number,
        branch,
        "被保険者",
        "ケンポ タロウ",
        NAMES[place],
        "1979/8/22",
        "2020/4/1",
        "",
        "06132013",
      ].concat(["本人", "令和19年3月31日", "2割", "", "資格確認書"]),
    );
    const [first] = people;
    const child = [
      first?.member.symbol,
      first?.member.number,
      "01",
      "被扶養者",
      "ケンポ ハナコ",
      "髙﨑　花子",
      "2015/5/5",
    ];
    const family = [...child, "2020/4/1", "", "06132013", "家族", "", "3割", "", "資格情報のお知らせ"];
    const file = join(folder, "members.csv");
    const text = [HEADING, ...[...rows, family].map((row) => row.join(",")), ""].join("\r\n");
    await writeFile(file, iconv.encode(text, "cp932"));
    await portalCommand(variables, "members", "import", "--insurer", slug, file, "--out", join(folder, "result.csv"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function expectPage(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
  await expectAccessible(page);
}

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** From the service menu to the consent. */
async function consent(page: Page): Promise<void> {
  await page.getByRole("link", { name: "資格情報" }).click();
  await expectPage(page, "資格情報");
  await link(page, "電子交付を申し込む").click();
  await expectPage(page, "資格確認書の電子交付");
  await button(page, "同意する").click();
  await expect(page.getByText("電子交付のお申し込みを受け付けています。")).toBeVisible();
  await expect(page.getByRole("status")).toContainText("資格確認書の電子交付に同意しました。");
}

/** Opens the PDF with this session, as the browser's viewer fetches it: no other program finds these hosts. */
async function openPdf(page: Page, name: string) {
  const href = await link(page, name).getAttribute("href");
  const answer = await page.evaluate(async (path) => {
    const response = await fetch(path);
    const bytes = [...new Uint8Array(await response.arrayBuffer())];
    return { type: response.headers.get("content-type"), cache: response.headers.get("cache-control"), bytes };
  }, href ?? "");
  expect(answer).toMatchObject({ type: "application/pdf", cache: expect.stringContaining("no-store") });
  return readPdf(Uint8Array.from(answer.bytes));
}

test("a CP932 file goes in; three agree, get the mail, open, print and check; one is revoked, and the check says so", async ({
  page,
  serverVariables,
  member,
  signedIn,
  mailbox,
  insurer,
  anotherBrowser,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  const make = () => member({ insurer: slug, upTo: "totp" });
  const people = [await make(), await make(), await make()];
  await importFile(serverVariables, slug, people);
  for (const person of people) {
    await page.context().clearCookies();
    await signedIn(page, person);
    await consent(page);
  }
  const printed = await portalCommand(serverVariables, "documents", "deliver", "--insurer", slug);
  expect(printed).toContain("3名に交付しました。");
  for (const [place, person] of people.entries()) {
    const mail = await mailbox.next(person.member.email ?? "");
    expect(mail.subject).toContain("資格確認書が届きました");
    for (const own of [NAMES[place]?.slice(-2) ?? "", "タロウ", person.member.number])
      expect(mail.text).not.toContain(own);
    await page.context().clearCookies();
    await signedIn(page, person, "/eligibility");
    await expectPage(page, "資格情報");
    const expected = [NAMES[place]?.replace("\u3000", " "), person.member.number, "2037年（令和19年）3月31日", "2割"];
    const a4 = await openPdf(page, "A4で開く（印刷用）");
    for (const each of expected) expect(a4.text.replaceAll(" ", "")).toContain(each?.replaceAll(" ", ""));
    const card = await openPdf(page, "カードの大きさで開く");
    expect(card.qr).toBe(a4.qr);
    const stranger = await anotherBrowser();
    await stranger.goto(card.qr ?? "");
    await expectPage(stranger, "資格確認書の確認");
    await expect(stranger.getByRole("status")).toContainText("この資格確認書は、有効です");
    await expect(stranger.getByRole("main")).not.toContainText(person.member.number);
    if (place > 0) continue;
    const [, number = ""] = /第(\d{6})号/.exec(a4.text) ?? [];
    await portalCommand(serverVariables, "documents", "revoke", "--insurer", slug, "--number", number);
    await stranger.reload();
    await expectPage(stranger, "資格確認書の確認");
    await expect(stranger.getByRole("status")).toContainText("使えません。健康保険組合が無効にしました");
    const href = await link(page, "カードの大きさで開く").getAttribute("href");
    await page.goto(insurer(slug) + href);
    await expect(page.getByText("この資格確認書は、使えなくなりました。")).toBeVisible();
  }
  await page.goto(`${insurer(slug)}/settings/history`);
  for (const done of ["資格情報を表示しました", "資格確認書を開きました", "健保組合が、資格確認書を交付しました"]) {
    await expect(page.getByText(done).first()).toBeVisible();
  }
});

test("who stops the electronic delivery is told so, once, and can apply again", async ({
  page,
  serverVariables,
  member,
  signedIn,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  const person = await member({ insurer: slug, upTo: "totp" });
  await importFile(serverVariables, slug, [person]);
  await signedIn(page, person);
  await consent(page);
  await link(page, "電子交付をやめる").click();
  await expectPage(page, "電子交付をやめる");
  await button(page, "電子交付をやめる").click();
  await expectPage(page, "資格情報");
  await expect(page.getByRole("status")).toContainText("資格確認書の電子交付をやめました。");
  await page.reload();
  await expectPage(page, "資格情報");
  await expect(page.getByRole("status")).toHaveCount(0);
  await expect(link(page, "電子交付を申し込む")).toBeVisible();
});

test("the card stays when the network is lost, turned, with the family; after the logout it is gone", async ({
  page,
  serverVariables,
  member,
  signedIn,
  insurer,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  const person = await member({ insurer: slug, upTo: "totp" });
  await importFile(serverVariables, slug, [person]);
  await signedIn(page, person, "/eligibility");
  await expectPage(page, "資格情報");
  await page.context().setOffline(true);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: height, height: width });
  await expect(page.getByText(person.member.number, { exact: true }).first()).toBeVisible();
  await page.getByText("髙﨑 花子 さん").click();
  await expect(page.getByText("家族（被扶養者）")).toBeVisible();
  await page.context().setOffline(false);
  await page.setViewportSize({ width, height });
  await page.context().clearCookies();
  await page.goto(`${insurer(slug)}/eligibility`);
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page.getByText(person.member.number, { exact: true })).toHaveCount(0);
});

test("nobody reads a family member's card in the place of their own", async ({
  page,
  serverVariables,
  member,
  signedIn,
  database,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  const person = await member({ insurer: slug, upTo: "totp" });
  await importFile(serverVariables, slug, [person]);
  await database.inInsurer(slug, (tx) => tx.eligibility.deleteMany({ where: { memberId: person.member.id } }));
  await signedIn(page, person, "/eligibility");
  await expectPage(page, "資格情報");
  await expect(page.getByText("資格情報は、まだ登録されていません。")).toBeVisible();
  await expect(page.getByText("髙﨑 花子").filter({ visible: true })).toHaveText(["髙﨑 花子 さん"]);
  await page.getByText("髙﨑 花子 さん").click();
  await expect(page.getByText("家族（被扶養者）")).toBeVisible();
});

test("/verify by hand: what was mistyped is said, and nothing of anybody", async ({
  page,
  serverVariables,
  insurer,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  await page.goto(`${insurer(slug)}/verify`);
  await expectPage(page, "資格確認書の確認");
  await page.getByLabel("確認番号").fill("1234-ABCD");
  await button(page, "確認").click();
  await expect(page.getByRole("status")).toContainText("この確認番号の資格確認書は、ありません");
  await expectAccessible(page);
  await link(page, "別の資格確認書を確認する").click();
  await expectPage(page, "資格確認書の確認");
  for (const path of ["/eligibility", "/verify"]) {
    const answer = await page.goto(`${insurer("aozora")}${path}`);
    expect(answer?.status()).toBe(404);
  }
});

test("the console delivers with progress, lists who is left, registers the seal and revokes", async ({
  page,
  serverVariables,
  member,
  signedIn,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  const slug = await insurerWithEligibility(serverVariables);
  const people = [await member({ insurer: slug, upTo: "totp" }), await member({ insurer: slug, upTo: "totp" })];
  await importFile(serverVariables, slug, people);
  const [first] = people;
  const phone = await anotherBrowser();
  if (first) await signedIn(phone, first);
  await consent(phone);
  await clerkSignedIn(page, await clerk(slug, "manager"), "/documents?list=paper");
  await expectPage(page, "資格確認書");
  await expect(page.getByRole("row")).toHaveCount(2);
  await link(page, "交付する").click();
  await expectPage(page, "資格確認書の交付");
  await button(page, "交付をはじめる").click();
  await expect(page.getByText("1名に交付しました。1名は、同意がないため紙で交付してください。")).toBeVisible({
    timeout: 30_000,
  });
  await link(page, "この処理の内容を見る").click();
  await expectPage(page, "資格確認書");
  await expect(page.getByRole("cell", { name: "第000001号" })).toBeVisible();
  await link(page, "資格確認書を無効にする").click();
  await expectPage(page, "資格確認書を無効にする");
  await page.getByLabel("資格確認書の番号").fill("2");
  await button(page, "無効にする").click();
  await expect(page.getByText("この番号の資格確認書はありません。").first()).toBeVisible();
  await page.getByLabel("資格確認書の番号").fill("000001");
  await button(page, "無効にする").click();
  await expect(page.getByText("資格確認書を無効にしました。")).toBeVisible();
  await expect(page.getByText("該当する人はいません。")).toBeVisible();
});
