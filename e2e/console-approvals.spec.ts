import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { alertOf, expectPage, link } from "./support/console.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, enterCredentials, field } from "./support/screens.ts";

const slug = "minato";
const REASON = "機種変更のため、電話で依頼がありました";

test("the header counts no request that was just decided", async ({
  page,
  clerk,
  clerkSignedIn,
  member,
  anotherBrowser,
  serverVariables,
}) => {
  const alone = await insurerApart(serverVariables);
  const person = await member({ insurer: alone, upTo: "totp" });
  const decider = await clerk(alone, "officer");
  await clerkSignedIn(page, await clerk(alone, "officer"), `/members/${person.member.id}/lost-factor-code`);
  await field(page, "生年月日").check();
  await field(page, "理由").fill(REASON);
  await button(page, "承認を申請").click();
  await expect(page.getByText("承認を申請しました。")).toBeVisible();
  const other = await anotherBrowser();
  await clerkSignedIn(other, decider, new URL(page.url()).pathname);
  const counted = other.getByRole("banner").getByRole("link", { name: "承認待ちの申請 1件" });
  await expect(counted).toBeVisible();
  await button(other, "承認して実行").click();
  await expect(other.getByRole("status").filter({ hasText: "承認しました。" })).toBeVisible();
  await expect(counted).toHaveCount(0);
});

test.describe("承認: what a second clerk decides (spec §8, §10)", () => {
  test("a lost phone: one checks who calls, another approves, the first reads the code, once; the member is told", async ({
    page,
    admin,
    insurer,
    clerk,
    clerkSignedIn,
    member,
    mailbox,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const [asker, decider] = [await clerk(slug, "officer"), await clerk(slug, "officer")];
    await clerkSignedIn(page, asker, `/members/${person.member.id}`);
    await expect(page.getByText(person.loginId)).toHaveCount(0);
    await link(page, "機種変更・紛失の番号を発行").click();
    await expectPage(page, "機種変更・紛失の番号の申請");
    await button(page, "承認を申請").click();
    await expect(alertOf(page).first()).toContainText("確かめた方法を1つ以上選んでください。");
    await field(page, "生年月日").check();
    await field(page, "理由").fill(REASON);
    await button(page, "承認を申請").click();
    await expectPage(page, "機種変更・紛失の番号を発行");
    await expect(page.getByText("自分の申請は承認できません。")).toBeVisible();
    await expect(button(page, "承認して実行")).toHaveCount(0);
    const request = page.url().replace(/\?.*/, "");

    const other = await anotherBrowser();
    await clerkSignedIn(other, decider, "/approvals");
    await expectPage(other, "承認");
    await expect(other.getByRole("banner").getByRole("link", { name: /承認待ちの申請/ })).toBeVisible();
    await expect(other.getByText(REASON).first()).toBeVisible();
    await other.goto(admin);
    await other
      .getByRole("main")
      .getByRole("link", { name: /^承認待ちの申請 \d+件$/ })
      .click();
    await expectPage(other, "承認");
    await other.goto(request);
    await expectPage(other, "機種変更・紛失の番号を発行");
    await expect(other.getByText("生年月日").first()).toBeVisible();
    await button(other, "承認して実行").click();
    await expect(other.getByRole("status").filter({ hasText: "承認しました。" })).toBeVisible();
    await expect(button(other, "番号を表示")).toHaveCount(0);

    // Other tests ask this insurer's clerks too.
    let told = await mailbox.next(asker.email);
    while (told.subject.includes("承認待ち")) told = await mailbox.next(asker.email);
    expect(told.subject).toContain("申請が承認されました");
    expect(told.text).toContain(new URL(request).pathname);
    await page.goto(request);
    await button(page, "番号を表示").click();
    await expectPage(page, "番号を発行しました");
    const code = ((await page.locator("dd").first().textContent()) ?? "").trim();
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    await page.goto(`${admin}${new URL(request).pathname}`);
    await expect(page.getByText(code)).toHaveCount(0);
    await expect(button(page, "番号を表示")).toHaveCount(0);
    expect((await mailbox.next(person.member.email ?? "")).subject).toContain("健保組合がコードを発行しました");

    const phone = await anotherBrowser();
    await phone.goto(`${insurer(slug)}/login`);
    await enterCredentials(phone, person.loginId, person.password);
    await expect(phone).toHaveURL(/\/login\/otp/);
    await phone.goto(`${insurer(slug)}/login/recovery-code`);
    await phone.getByRole("textbox").first().fill(code);
    await phone.locator("main").getByRole("button").first().click();
    await expect(phone).toHaveURL(/\/login\/(?!recovery-code)/);
  });

  test("sent back with a reason; withdrawn; both are in 完了", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "officer"), `/members/${person.member.id}/lost-factor-code`);
    await field(page, "住所").check();
    await field(page, "理由").fill(REASON);
    await button(page, "承認を申請").click();
    await expect(page).toHaveURL(/\/approvals\//);
    const request = page.url().replace(/\?.*/, "");
    const other = await anotherBrowser();
    await clerkSignedIn(other, await clerk(slug, "manager"), new URL(request).pathname);
    await other.getByText("差し戻す", { exact: true }).first().click();
    await field(other, "差し戻す理由").fill("短い");
    await button(other, "差し戻す").click();
    await expect(alertOf(other)).toContainText("理由を10文字以上で入力してください。");
    await field(other, "差し戻す理由").fill("登録の電話番号への折り返しをお願いします");
    await button(other, "差し戻す").click();
    await expect(other.getByRole("status").filter({ hasText: "差し戻しました。" })).toBeVisible();
    await page.goto(request);
    await expect(page.getByText("登録の電話番号への折り返しをお願いします")).toBeVisible();
    await link(page, "承認の一覧に戻る").click();
    await link(page, "自分の申請").click();
    await expect(page.getByText("差し戻し", { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
  });

  test("閲覧 sees requests, and nothing to press", async ({ page, clerk, clerkSignedIn, member, anotherBrowser }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "officer"), `/members/${person.member.id}/lost-factor-code`);
    await field(page, "生年月日").check();
    await field(page, "理由").fill(REASON);
    await button(page, "承認を申請").click();
    await expect(page).toHaveURL(/\/approvals\//);
    const viewer = await anotherBrowser();
    await clerkSignedIn(viewer, await clerk(slug, "viewer"), new URL(page.url()).pathname);
    await expect(viewer.getByRole("heading", { name: "申請の内容" })).toBeVisible();
    await expect(viewer.getByRole("main").getByRole("button")).toHaveCount(0);
    await button(page, "申請を取り下げる").click();
    await expect(page.getByRole("status").filter({ hasText: "申請を取り下げました。" })).toBeVisible();
  });
});

test.describe("加入者: many at once", () => {
  test("ticked lines are stopped after a page that asks; more than 20 ask a second clerk, whom the worker serves", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    anotherBrowser,
  }) => {
    // Nobody else's, in whichever window this runs.
    const kana = `マトメ　${Array.from({ length: 8 }, () => "カキクケコサシスセソ"[randomInt(10)]).join("")}`;
    for (let index = 0; index < 22; index += 1) await member({ insurer: slug, upTo: "temporary", kana });
    await clerkSignedIn(page, await clerk(slug, "officer"), "/members");
    await page.getByRole("main").getByRole("searchbox").fill(kana);
    await page.keyboard.press("Enter");
    await expect(page.getByText("22名", { exact: true })).toBeVisible();
    await page.locator("input[name=id]").first().check();
    await button(page, "利用を停止").click();
    await expectPage(page, "利用を停止");
    await expect(page.getByText("利用中の1名が対象です。")).toBeVisible();
    await button(page, "1名に実行（利用を停止）").click();
    await expect(page.getByRole("status").filter({ hasText: "1名に実行しました。" })).toBeVisible();

    await page.getByRole("main").getByRole("searchbox").fill(kana);
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: /^条件に合う/ }).check();
    await button(page, "利用を停止").click();
    await expect(page.getByText("別の担当者の承認が必要です。").first()).toBeVisible();
    await field(page, "理由").fill("退職者の名簿にもとづく停止のため");
    await button(page, "承認を申請").click();
    await expect(page).toHaveURL(/\/approvals\//);
    await expectPage(page, "利用を停止");
    const other = await anotherBrowser();
    await clerkSignedIn(other, await clerk(slug, "officer"), new URL(page.url()).pathname);
    await button(other, "承認して実行").click();
    await expect(async () => {
      await other.reload();
      await expect(other.getByText(/名を実行しました。/)).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test("「/」 leads to the search; the list is sorted by kana; 管理 downloads it; a stop is taken back", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "manager"), "/members");
    await expectPage(page, "加入者");
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("banner").getByRole("searchbox")).toBeFocused({ timeout: 300 });
    }).toPass();
    await page.goto(`${new URL(page.url()).origin}/members?sort=kana`);
    await expect(page.locator("th[aria-sort=ascending]")).toContainText("氏名（カナ）");
    const download = page.waitForEvent("download");
    await button(page, "CSVをダウンロード").click();
    expect((await download).suggestedFilename()).toBe("加入者.csv");
    const workbook = page.waitForEvent("download");
    await button(page, "Excel（.xlsx）をダウンロード").click();
    const bytes = await readFile(await (await workbook).path());
    expect([(await workbook).suggestedFilename(), bytes.subarray(0, 2).toString()]).toEqual(["加入者.xlsx", "PK"]);
    await page.locator("input[name=id]").first().check();
    await button(page, "通知書をつくる").click();
    await expectPage(page, "通知書の作成");
    await expect(page.getByText("一覧で選んだ加入者に、通知書をつくります。")).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/members/${person.member.id}/stop`);
    await button(page, "利用を停止").click();
    await expect(page.getByText("利用を停止しました。").first()).toBeVisible();
    await button(page, "元に戻す").click();
    await expect(page.getByText("利用を停止しています。")).toHaveCount(0);
  });

  test("the user ID is told after an identity check, and the member hears of it", async ({
    page,
    clerk,
    clerkSignedIn,
    member,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "officer"), `/members/${person.member.id}`);
    await link(page, "ユーザIDを伝える").click();
    await expectPage(page, "ユーザIDの伝達");
    await button(page, "ユーザIDを表示").click();
    await expect(alertOf(page)).toContainText("確かめた方法を1つ以上選んでください。");
    await field(page, "住所").check();
    await button(page, "ユーザIDを表示").click();
    await expectPage(page, "ユーザIDを伝えてください");
    await expect(page.getByText(person.loginId, { exact: true })).toBeVisible();
    expect((await mailbox.next(person.member.email ?? "")).subject).toContain("ユーザIDをお伝えしました");
  });
});
