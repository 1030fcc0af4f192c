import { randomInt } from "node:crypto";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "minato";

async function expectPage(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
}

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: typeof name === "string" });

const HEADING = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日";

/** A list of people whom no other test has, in whichever worker it runs. */
function people(count: number): string[] {
  const first = randomInt(100_000_000, 999_000_000);
  return Array.from(
    { length: count },
    (_, index) => `77,${first + index},00,被保険者,ケンポ タロウ,健保　太郎,1979/8/22,2020/4/1,`,
  );
}

const fileOf = (lines: readonly string[]) => ({
  name: "加入者.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\ufeff${[HEADING, ...lines].join("\r\n")}\r\n`),
});

/** ① and ②: to the page that shows what would be done. */
async function upload(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await field(page, "ファイル").setInputFiles(file);
  await button(page, "次へ").click();
  await expectPage(page, "列の対応");
  await button(page, "次へ").click();
  await expect(page.getByRole("navigation", { name: "種類で絞り込む" })).toBeVisible({ timeout: 30_000 });
  // Not before: a job under way loads its page anew at its end (console-jobs.spec.ts).
  await expectPage(page, "内容の確認");
}

test.describe("取り込み (spec §10)", () => {
  test("担当: a file with a mistake, checked, mended by leaving it out, imported; the result and its files", async ({
    page,
    clerk,
    clerkSignedIn,
  }) => {
    const [good = "", other = ""] = people(2);
    await clerkSignedIn(page, await clerk(slug, "officer"), "/imports");
    await expectPage(page, "取り込み");
    await link(page, "加入者を取り込む").click();
    await expectPage(page, "ファイルの選択");
    await upload(page, fileOf([good, other.replace("1979/8/22", "1979/2/30")]));
    await expect(page.getByText("カレンダーにない日付です。「1979/2/30」")).toBeVisible();
    await link(page, /^誤り/).first().click();
    await expect(page).toHaveURL(/\?kind=bad$/);
    await button(page, "次へ").click();
    await expect(page.getByRole("alert").filter({ hasText: "どちらかを選んでください。" })).toBeVisible();
    const [errors] = await Promise.all([
      page.waitForEvent("download"),
      link(page, "誤りのファイルをダウンロード（CSV）").click(),
    ]);
    expect(errors.suggestedFilename()).toBe("誤り.csv");
    await page.getByRole("radio", { name: "誤りの1行を除いて取り込む" }).check();
    await button(page, "次へ").click();
    await expectPage(page, "取り込み");
    await button(page, "1行を取り込む").click();
    await expectPage(page, "取り込みの結果");
    await expect(page.getByText(/1名を登録/)).toBeVisible();
    const [merge] = await Promise.all([page.waitForEvent("download"), link(page, /^差し込み用ファイル/).click()]);
    expect(merge.suggestedFilename()).toBe("差し込み用ファイル.xlsx");
    await expect(link(page, "取り込みを取り消す")).toHaveCount(0);
  });

  test("管理: who comes back is asked about; the import is undone", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    serverVariables,
  }) => {
    // Only the last import of an insurer can be undone.
    const alone = await insurerApart(serverVariables);
    const back = await member({ insurer: alone, upTo: "wizard", state: "disabled" });
    const { symbol, number, branch, kana } = back.member;
    const line = `${symbol},${number},${branch},被保険者,${kana},健保　太郎,1979/8/22,2020/4/1,`;
    await clerkSignedIn(page, await clerk(alone, "manager"), "/imports/new");
    await upload(page, fileOf([line]));
    await button(page, "次へ（質問 1件）").click();
    await expectPage(page, "質問");
    await button(page, "次へ").click();
    await expect(page.getByRole("alert").filter({ hasText: "お答えください。" })).toBeVisible();
    await page.getByRole("radio", { name: "利用を再開する" }).check();
    await button(page, "次へ").click();
    await button(page, "1行を取り込む").click();
    await expectPage(page, "取り込みの結果");
    await link(page, "取り込みを取り消す").click();
    await expectPage(page, "取り込みを取り消す");
    await expectAccessible(page);
    await link(page, "戻る").click();
    await expectPage(page, "取り込みの結果");
    await link(page, "取り込みを取り消す").click();
    await button(page, "取り込みを取り消す").click();
    await expect(page.getByText("取り込みを取り消しました。")).toBeVisible({ timeout: 30_000 });
    // The page of an undo that is done leads to the result.
    await page.goBack();
    await page.reload();
    await expectPage(page, "取り込みの結果");
    await expectAccessible(page);
  });

  test("a file that is none is refused by its content; 閲覧 sees the history only", async ({
    page,
    admin,
    clerk,
    clerkSignedIn,
    anotherBrowser,
  }) => {
    await clerkSignedIn(page, await clerk(slug, "officer"), "/imports/new");
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1_000)]);
    await field(page, "ファイル").setInputFiles({ name: "加入者.xlsx", mimeType: "application/x", buffer: old });
    await button(page, "次へ").click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(".xlsxで保存し直してください。");
    const viewer = await anotherBrowser();
    await clerkSignedIn(viewer, await clerk(slug, "viewer"), "/imports");
    await expectPage(viewer, "取り込み");
    await expect(link(viewer, "加入者を取り込む")).toHaveCount(0);
    await viewer.goto(`${admin}/imports/new`);
    await expectPage(viewer, "この画面は使えません");
  });

  test("a title above the headings, and a column that is not there, are named", async ({
    page,
    clerk,
    clerkSignedIn,
  }) => {
    await clerkSignedIn(page, await clerk("daiwa-demo", "officer"), "/imports/new");
    const titled = { ...fileOf(people(1)), buffer: Buffer.from(`取得者一覧,,,\r\n${HEADING}\r\n`) };
    await field(page, "ファイル").setInputFiles(titled);
    await button(page, "次へ").click();
    await expectPage(page, "列の対応");
    await expect(page.getByText("見出しが1行目になるように上の行を消してから")).toBeVisible();
    await page.goto(new URL("/imports/new", page.url()).href);
    const other = {
      ...fileOf([]),
      buffer: Buffer.from(`${HEADING.replace("記号", "保険証記号")}\r\n${people(1)[0]}\r\n`),
    };
    await field(page, "ファイル").setInputFiles(other);
    await button(page, "次へ").click();
    await expectPage(page, "列の対応");
    await expect(page.getByText("見出しが1行目になるように")).toHaveCount(0);
    await button(page, "次へ").click();
    await expect(page.getByRole("alert").filter({ hasText: "「記号」は必須です。" })).toBeVisible();
    await page.getByLabel("記号", { exact: true }).selectOption("番号");
    await button(page, "次へ").click();
    await expect(page.getByRole("alert").filter({ hasText: "「番号」に、ほかの項目と同じ列" })).toBeVisible();
  });

  test("nobody, and 閲覧, upload nothing; other paths stay small", async ({ admin, page, clerk, clerkSignedIn }) => {
    const body = "x".repeat(300_000);
    const headers = { origin: admin, "content-type": "multipart/form-data; boundary=b" };
    expect((await send(`${admin}/imports/upload`, { method: "POST", headers, body })).status).toBe(303);
    expect((await send(`${admin}/members/search`, { method: "POST", headers, body })).status).toBe(413);
    await clerkSignedIn(page, await clerk(slug, "viewer"));
    const [session] = await page.context().cookies(admin);
    const cookie = `session=${session?.value}`;
    const refused = await send(`${admin}/imports/upload`, { method: "POST", headers: { ...headers, cookie }, body });
    expect([refused.status, refused.headers.location]).toEqual([303, "/not-allowed"]);
  });
});

test("a file of bad rows alone leads to no import of nobody", async ({ page, clerk, clerkSignedIn }) => {
  await clerkSignedIn(page, await clerk(slug, "officer"), "/imports/new");
  await upload(page, fileOf(people(2).map((line) => line.replace("1979/8/22", "1979/2/30"))));
  await page.getByRole("radio", { name: "誤りの2行を除いて取り込む" }).check();
  await button(page, "次へ").click();
  await expect(page.getByRole("alert").filter({ hasText: "取り込む行がありません。" })).toBeVisible();
});

test("a file that is too large is refused before it is sent", async ({ page, clerk, clerkSignedIn }, info) => {
  const large = info.outputPath("large.csv");
  await mkdir(dirname(large), { recursive: true });
  await writeFile(large, "");
  await truncate(large, 201 * 1024 * 1024);
  await clerkSignedIn(page, await clerk(slug, "officer"), "/imports/new");
  const input = field(page, "ファイル");
  await expect(async () => {
    await input.setInputFiles(large);
    const sentence = await input.evaluate((element: HTMLInputElement) => element.validationMessage);
    expect(sentence).toContain("200MBまでにしてください。");
  }).toPass();
  await button(page, "次へ").click();
  await expectPage(page, "ファイルの選択");
});

test("a 担当 who becomes 閲覧 while the file arrives reads that, and it is not taken", async ({ admin, database }) => {
  const [clerk, agent] = [await database.makeClerk(slug, "officer"), "Mozilla/5.0 (test)"];
  const token = await database.openClerkSession(clerk, { userAgent: agent });
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n';
  async function* body() {
    yield head + "x".repeat(300_000);
    await database.inInsurer(slug, (tx) => tx.clerk.updateMany({ where: { id: clerk.id }, data: { role: "viewer" } }));
    // More than the buffers between here and there take: the answer comes in the middle of it.
    for (let megabytes = 0; megabytes < 16; megabytes += 1) yield "x".repeat(1024 * 1024);
    yield "\r\n--b--\r\n";
  }
  const type = { "content-type": "multipart/form-data; boundary=b" };
  const headers = { ...type, origin: admin, cookie: `session=${token}`, "user-agent": agent };
  const answer = await send(`${admin}/imports/upload`, { method: "POST", headers, body: body() });
  expect([answer.status, answer.headers.location]).toEqual([303, "/not-allowed"]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole way, by refresh", async ({ page, clerk, clerkSignedIn }) => {
    await clerkSignedIn(page, await clerk(slug, "officer"), "/imports/new");
    await field(page, "ファイル").setInputFiles(fileOf(people(1)));
    await button(page, "次へ").click();
    await button(page, "次へ").click();
    await expect(page.getByRole("navigation", { name: "種類で絞り込む" })).toBeVisible({ timeout: 30_000 });
    await button(page, "次へ").click();
    await button(page, "1行を取り込む").click();
    await expect(page.getByRole("heading", { level: 1, name: "取り込みの結果" })).toBeVisible({ timeout: 30_000 });
  });
});
