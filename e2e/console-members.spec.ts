import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { expectHeading, expectPage, link } from "./support/console.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";

const rows = (page: Page) => page.getByRole("table", { name: "加入者の一覧" }).locator("tbody tr");

test("the list by condition, by last login and in other sizes; its address shows a colleague the same", async ({
  page,
  clerk,
  clerkSignedIn,
  member,
  database,
  anotherBrowser,
  serverVariables,
}) => {
  const insurer = await insurerApart(serverVariables);
  const finished = (await member({ insurer, upTo: "totp" })).member;
  const stopped = (await member({ insurer, upTo: "temporary" })).member;
  await database.inInsurer(insurer, async (tx) => {
    const where = (id: string) => ({ insurerId_id: { insurerId: stopped.insurerId, id } });
    await tx.member.update({
      where: where(stopped.id),
      data: { name: "健保　花", kind: "dependent", firstLoginStop: "email-confirm" },
    });
    await tx.member.update({ where: where(finished.id), data: { lastLoginAt: new Date() } });
  });
  await clerkSignedIn(page, await clerk(insurer, "officer"), "/members");
  await expectPage(page, "加入者");
  await page.getByText("絞り込み", { exact: true }).click();
  await field(page, "初回ログインの止まっている手順").selectOption("メールアドレスの確認");
  await field(page, "区分").selectOption("被扶養者");
  await expectAccessible(page);
  await button(page, "絞り込む").click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("健保 花");
  await expect(rows(page)).toContainText("メールアドレスの確認");
  await expectPage(page, "加入者");

  const colleague = await anotherBrowser();
  const { pathname, search } = new URL(page.url());
  await clerkSignedIn(colleague, await clerk(insurer, "viewer"), pathname + search);
  await expect(rows(colleague)).toHaveCount(1);

  await page.getByRole("link", { name: "外す 区分: 被扶養者" }).click();
  await expect(page.getByRole("list", { name: "絞り込みの条件" }).getByRole("listitem")).toHaveCount(1);
  await link(page, "条件をすべて外す").click();
  await link(page, "最終ログインの順に並べる").click();
  await expect(page.getByRole("columnheader", { name: "最終ログイン" })).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).first()).toContainText(finished.number);
  await link(page, "20").click();
  await expect(page).toHaveURL(/sort=last-login.*size=20/);
  await expect(rows(page).first()).toContainText(finished.number);
});

test("an act without a ticked line: the list stays as it was, and says what is missing", async ({
  page,
  clerk,
  clerkSignedIn,
  member,
}) => {
  const { member: person } = await member({ insurer: "minato", upTo: "temporary" });
  await clerkSignedIn(page, await clerk("minato", "officer"), "/members?group=not-logged-in&size=20");
  await page.getByRole("main").getByRole("searchbox").fill("ケンポ");
  await page.keyboard.press("Enter");
  await expect(page.getByText("カナ「ケンポ」で始まる方を検索しました。")).toBeVisible();
  const list = page.url();
  await button(page, "利用を停止").click();
  await expect(page.getByText("一覧で加入者を選んでから、操作のボタンを押してください。")).toBeVisible();
  await expect(page.getByText("カナ「ケンポ」で始まる方を検索しました。")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("s")).toBe(new URL(list).searchParams.get("s"));
  await clerkSignedIn(page, await clerk("minato", "viewer"), `/members/${person.id}`);
  await link(page, "この人の記録を見る").click();
  await expectPage(page, "監査ログ");
  await expect(page.getByRole("table").getByText("加入者の詳細を表示").first()).toBeVisible();
});

test("the acts above the list have their place from the first paint: none moves under the finger", async ({
  page,
  clerk,
  clerkSignedIn,
  member,
  serverVariables,
}) => {
  const insurer = await insurerApart(serverVariables);
  await member({ insurer, upTo: "totp" });
  await clerkSignedIn(page, await clerk(insurer, "manager"), "/members");
  const places = () => Promise.all(["利用を停止", "CSVをダウンロード"].map((name) => button(page, name).boundingBox()));
  await page.route("**/*.js", (route) => route.abort());
  await page.reload();
  const atFirst = await places();
  expect(atFirst).not.toContain(null);
  await page.unroute("**/*.js");
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "このページを選択" })).toBeEnabled();
  expect(await places()).toEqual(atFirst);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a folded form stands open beside its answer", async ({ page, clerk, clerkSignedIn, member }) => {
    const { id } = (await member({ insurer: "minato", upTo: "totp" })).member;
    await clerkSignedIn(page, await clerk("minato", "officer"), `/members/${id}`);
    await page.getByText("ユーザー名を訂正").first().click();
    await field(page, "ユーザー名").fill("太郎");
    await button(page, "ユーザー名を訂正").click();
    await expect(page.getByText("カタカナで入力してください。").first()).toBeVisible();
    await field(page, "ユーザー名").fill("けんぽ ｻﾌﾞﾛｳ");
    await button(page, "ユーザー名を訂正").click();
    await expect(page.getByText("「ケンポ サブロウ」に訂正しました")).toBeVisible();
  });

  test("filters, and whom the clerk has seen last", async ({ page, clerk, clerkSignedIn, member, admin }) => {
    const slug = "minato";
    const person = (await member({ insurer: slug, upTo: "totp" })).member;
    await clerkSignedIn(page, await clerk(slug, "viewer"), `/members/${person.id}`);
    await page.goto(`${admin}/members`);
    await expectHeading(page, "加入者");
    const seen = page.getByRole("region", { name: "最近見た加入者" }).getByRole("link");
    await expect(seen).toHaveCount(1);
    await expect(seen).toContainText(`${person.symbol}-${person.number}-${person.branch}`);
    await page.getByText("絞り込み", { exact: true }).click();
    await field(page, "認証方法").selectOption("OTP認証");
    await button(page, "絞り込む").click();
    await expect(page.getByText("認証方法: OTP認証").first()).toBeVisible();
    await expect(page.getByRole("region", { name: "最近見た加入者" })).toHaveCount(0);
    const methods = await rows(page).locator("td:nth-child(6)").allTextContents();
    expect(methods.length).toBeGreaterThan(0);
    for (const method of methods) expect(method).toContain("OTP認証");
  });
});
