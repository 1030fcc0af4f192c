import { expect, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, link, statusOf } from "./support/console.ts";
import { button, field } from "./support/screens.ts";

const slug = "shosha";

test("a service is added, ordered, prepared and removed; members' tiles follow", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  member,
  signedIn,
  anotherBrowser,
}) => {
  const name = `予約${Date.now() % 1e6}`;
  const phone = await anotherBrowser();
  await signedIn(phone, await member({ insurer: slug, upTo: "totp" }));
  const tile = phone.getByRole("link", { name, exact: true });

  await clerkSignedIn(page, await clerk(slug, "manager"), "/services");
  await expectPage(page, "サービス");
  await link(page, "サービスを追加").click();
  await expectPage(page, "サービスの追加");
  await field(page, "名前").fill(name);
  await page.getByRole("radio", { name: "予定", exact: true }).check();
  await field(page, "行き先のアドレス").fill("javascript:alert(1)");
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("ほかの種類のアドレスは使えません。");
  await expect(field(page, "行き先のアドレス")).toHaveValue("javascript:alert(1)");
  await expect(page.getByRole("radio", { name: "予定", exact: true })).toBeChecked();
  await field(page, "行き先のアドレス").fill("https://reserve.example.jp/");
  await button(page, "保存").click();
  await expectPage(page, "サービス");
  await expect(statusOf(page)).toContainText("サービスを保存しました。");
  await phone.reload();
  await expect(tile).toHaveAttribute("href", "https://reserve.example.jp/");

  // By keyboard: the focus goes with the entry, and turns round where the list ends.
  await button(page, `「${name}」を上へ`).press("Enter");
  await expect(statusOf(page)).toContainText("順番を変えました。");
  await expect(button(page, `「${name}」を上へ`)).toBeFocused();
  await button(page, `「${name}」を下へ`).press("Enter");
  await expect(button(page, `「${name}」を上へ`)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, `「${name}」を下へ`)).toBeVisible();
  await expect(button(page, `「${name}」を上へ`)).toBeFocused();
  const tiles = page.getByRole("region", { name: "加入者に見える形" }).locator(".services a");
  await expect(tiles.nth(-2)).toHaveText(name);

  await page.getByRole("row").getByRole("link", { name, exact: true }).click();
  await expectPage(page, "サービスの編集");
  await field(page, "準備中（加入者には見せない）").check();
  await button(page, "保存").click();
  await expect(page.getByRole("row", { name })).toContainText("準備中");
  await phone.reload();
  await expect(tile).toHaveCount(0);
  await page.getByText("変更の履歴").click();
  await expect(page.getByText(`試験 花子: サービスを保存（${name}）`).first()).toBeVisible();

  await page.getByRole("row").getByRole("link", { name, exact: true }).click();
  await page.getByText("このサービスを削除する").click();
  await button(page, "サービスを削除").click();
  await expect(statusOf(page)).toContainText("サービスを削除しました。");
  await page.goto(`${admin}/audit`);
  await expect(page.getByRole("table").getByText("サービスを削除").first()).toBeVisible();
});

test("two clerks at once; 担当 sees the list and changes nothing", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  anotherBrowser,
}) => {
  const manager = await clerk("tekkou", "manager");
  await clerkSignedIn(page, manager, "/services/1");
  const other = await anotherBrowser();
  await clerkSignedIn(other, manager, "/services");
  await other
    .getByRole("button", { name: /を下へ$/ })
    .first()
    .click();
  await expect(statusOf(other)).toContainText("順番を変えました。");
  const former = await field(page, "補足").inputValue();
  await field(page, "補足").fill("入力の途中");
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("試験 花子 さんが変更しました。まだ保存していません。");
  await expect(field(page, "補足")).toHaveValue("入力の途中");
  await field(page, "補足").fill(former);
  await button(page, "保存").click();
  await expect(statusOf(page)).toContainText("保存しました。");
  await other.reload();
  await other
    .getByRole("button", { name: /を上へ$/ })
    .first()
    .click();
  await expect(statusOf(other)).toContainText("順番を変えました。");

  const officer = await anotherBrowser();
  await clerkSignedIn(officer, await clerk("tekkou", "officer"), "/services");
  await expectPage(officer, "サービス");
  await expect(officer.getByRole("main").getByRole("button")).toHaveCount(0);
  await officer.goto(`${admin}/services/1`);
  await expectHeading(officer, "この画面は使えません");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("order, add and delete", async ({ page, clerk, clerkSignedIn }) => {
    const name = `予定${Date.now() % 1e6}`;
    await clerkSignedIn(page, await clerk("daiwa-demo", "manager"), "/services/new");
    await field(page, "名前").fill(name);
    await page.getByRole("radio", { name: "相談", exact: true }).check();
    await button(page, "保存").click();
    await expect(alertOf(page)).toContainText("行き先のアドレスを入力するか、「準備中」を選んでください。");
    await expect(field(page, "名前")).toHaveValue(name);
    await field(page, "行き先のアドレス").fill("/help");
    await button(page, "保存").click();
    await button(page, `「${name}」を上へ`).click();
    await expect(page.getByText("順番を変えました。")).toBeVisible();
    await page.getByRole("row").getByRole("link", { name, exact: true }).click();
    await page.getByText("このサービスを削除する").click();
    await button(page, "サービスを削除").click();
    await expect(page.getByText("サービスを削除しました。")).toBeVisible();
  });
});
