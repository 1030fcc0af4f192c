import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "./fixtures.ts";
import { alertOf, expectHeading, expectPage, statusOf } from "./support/console.ts";
import { insurerApart } from "./support/insurer-apart.ts";
import { button, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

const PICTURE = "public/apple-touch-icon.png";
const SVG = {
  name: "logo.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from("<svg><script>alert(1)</script></svg>"),
};

async function upload(page: Page, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) {
  await field(page, "ロゴのファイル").setInputFiles(file);
  await button(page, "ロゴを登録").click();
}

test("colours are judged while they are typed and by the server; members' pages follow", async ({
  page,
  insurer,
  clerk,
  clerkSignedIn,
  anotherBrowser,
  serverVariables,
}) => {
  const slug = await insurerApart(serverVariables);
  const phone = await anotherBrowser();
  await clerkSignedIn(page, await clerk(slug, "manager"), "/branding");
  await expectPage(page, "見た目");
  await field(page, "主な色").fill("#FFD400");
  await expect(page.getByText("✕ 足りません").first()).toBeVisible();
  await button(page, "保存").click();
  await expect(alertOf(page)).toContainText("主な色が明るすぎて、ボタンの文字が読めません（コントラスト比1.43。");
  await expect(field(page, "主な色")).toHaveValue("#FFD400");
  await field(page, "主な色").fill("#7a1f5c");
  await expect(page.getByText("✕ 足りません")).toHaveCount(0);
  await field(page, "組合の名前").fill("改めた健康保険組合");
  await button(page, "保存").click();
  await expect(statusOf(page)).toContainText("見た目を変更しました。");
  await expectPage(page, "見た目");
  await phone.goto(insurer(slug));
  await expect(phone.getByRole("banner")).toContainText("改めた健康保険組合");
  const color = await phone.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-key"));
  expect(color).toBe("#7a1f5c");
});

test("a logo is written anew and served to its insurer's members alone; SVG is refused", async ({
  page,
  admin,
  insurer,
  clerk,
  clerkSignedIn,
  anotherBrowser,
  serverVariables,
}) => {
  const slug = await insurerApart(serverVariables);
  await clerkSignedIn(page, await clerk(slug, "manager"), "/branding");
  await upload(page, SVG);
  await expect(page.locator("#file-error")).toContainText("SVGは使えません。");
  await upload(page, { name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<html>") });
  await expect(page.locator("#file-error")).toContainText("画像として読み取れません。");
  // Behind the picture: what a checked name or head would let through.
  const picture = Buffer.concat([
    await readFile(PICTURE),
    Buffer.from("<script>alert(1)</script>"),
    Buffer.alloc(200_000),
  ]);
  await upload(page, { name: "logo.png", mimeType: "image/png", buffer: picture });
  await expect(statusOf(page)).toContainText("ロゴを登録しました。");
  const shown = page.getByRole("img", { name: "今のロゴ" });
  await expect(shown).toHaveJSProperty("complete", true);
  const drawn = page.getByRole("img", { name: "トップページの見本" });
  await expect(drawn.locator("image")).toHaveAttribute("href", (await shown.getAttribute("src")) ?? "");
  await expect(drawn.locator("text").first()).not.toHaveText("試");

  const phone = await anotherBrowser();
  await phone.goto(insurer(slug));
  const logo = phone.getByRole("banner").locator("img");
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(16);
  const address = (await logo.getAttribute("src")) ?? "";
  const answer = await send(insurer(slug) + address);
  expect(answer.headers).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=86400",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  expect(answer.text).not.toContain("script");
  expect((await send(insurer("aozora") + address, {})).status).toBe(404);
  expect((await send(admin + address, {})).status).toBe(404);
  await button(page, "ロゴを外す").click();
  await expect(statusOf(page)).toContainText("ロゴを外しました。");
  expect((await send(insurer(slug) + address, {})).status).toBe(404);
});

test("担当 sees the look and changes nothing", async ({ page, admin, clerk, clerkSignedIn }) => {
  await clerkSignedIn(page, await clerk("minato", "officer"), "/branding");
  await expectPage(page, "見た目");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  const [session] = await page.context().cookies(admin);
  const headers = { cookie: `session=${session?.value}`, origin: admin };
  const form = { ...headers, "content-type": "multipart/form-data; boundary=x" };
  const posted = await send(`${admin}/branding/logo`, { method: "POST", headers: form, body: "--x--" });
  expect(posted.headers.location).toContain("/not-allowed");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("preview, save and logo", async ({ page, clerk, clerkSignedIn, serverVariables }) => {
    await clerkSignedIn(page, await clerk(await insurerApart(serverVariables), "manager"), "/branding");
    await field(page, "主な色").fill("#ffd400");
    await button(page, "プレビュー").click();
    await expect(page.getByText("✕ 足りません").first()).toBeVisible();
    await expect(page.locator('svg rect[fill="#ffd400"]').first()).toBeVisible();
    await field(page, "主な色").fill("#7a1f5c");
    await button(page, "保存").click();
    await expect(page.getByText("見た目を変更しました。")).toBeVisible();
    await upload(page, SVG);
    await expect(page.getByText("SVGは使えません。")).toBeVisible();
    await upload(page, PICTURE);
    await expect(page.getByText("ロゴを登録しました。")).toBeVisible();
    await expectHeading(page, "見た目");
  });
});
