import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { expectPage, link } from "./support/console.ts";

const slug = "minato";

test("ホーム: 30 days at first, 7 and 90 by a link, a table beside each picture, and the CSV", async ({
  page,
  admin,
  clerk,
  clerkSignedIn,
  member,
}) => {
  await member({ insurer: slug, upTo: "totp" });
  await clerkSignedIn(page, await clerk(slug, "viewer"));
  await expectPage(page, "ホーム");
  await expect(link(page, "30日")).toHaveAttribute("aria-current", "page");
  for (const heading of ["初回ログインの進み", "認証方法", "この30日"]) {
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
  await link(page, "90日").click();
  await expect(page.getByRole("heading", { name: "この90日", exact: true })).toBeVisible();
  await expectPage(page, "ホーム");
  await page.getByText("表で見る").last().click();
  await expect(page.getByRole("table", { name: "この90日" }).getByRole("row")).toHaveCount(3);
  const [file] = await Promise.all([page.waitForEvent("download"), link(page, "CSVで保存").click()]);
  expect(file.suggestedFilename()).toMatch(/^ホーム_\d+\.csv$/);
  const csv = await readFile(await file.path(), "utf8");
  expect(csv).toContain('"区分","項目","数","割合（%）"');
  expect(csv).toContain('"この90日","初回ログインを終えた人"');
  expect(csv).not.toContain("健保　太郎");
  await page.goto(`${admin}/?days=x`);
  await expect(link(page, "30日")).toHaveAttribute("aria-current", "page");
});
