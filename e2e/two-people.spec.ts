import { AuthenticatorApp, expect, type Page, test } from "./fixtures.ts";
import { enterBirthDate, enterCredentials, enterTotp, expectScreen, field } from "./support/screens.ts";

const slug = "aozora";
const A = { kana: "アオキ　イチロウ" };
const B = { kana: "バンドウ　ニコ" };
const name = (page: Page, kana: string) =>
  page.getByRole("link", { name: `${kana.replace("　", " ")} 様`, exact: true });

test.describe("two people at one PC (spec §14 case 14)", () => {
  test("B logs in after A, who did not log out: B never sees A, and A's session is over", async ({
    page,
    context,
    insurer,
    member,
  }) => {
    const a = await member({ insurer: slug, upTo: "totp", ...A });
    const b = await member({ insurer: slug, upTo: "totp", ...B });
    // The login form lay open in a tab of its own before A came.
    const other = await context.newPage();
    await other.goto(`${insurer(slug)}/login`);
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, a.loginId, a.password);
    await enterTotp(page, await new AuthenticatorApp(a.totpSecret ?? "").freshCode());
    await expectScreen(page, "サービスメニュー");
    await expect(name(page, A.kana)).toBeVisible();
    const [sessionOfA] = (await context.cookies()).filter((cookie) => cookie.name === "session");

    await enterCredentials(other, b.loginId, b.password);
    await expectScreen(other, "ワンタイムパスワードの入力");
    await expect(name(other, B.kana)).toBeVisible();
    await expect(other.getByText("アオキ")).toHaveCount(0);
    await enterTotp(other, await new AuthenticatorApp(b.totpSecret ?? "").freshCode());
    await expectScreen(other, "サービスメニュー");
    await expect(name(other, B.kana)).toBeVisible();
    await page.reload();
    await expect(name(page, B.kana)).toBeVisible();
    await expect(page.getByText("アオキ")).toHaveCount(0);

    await context.addCookies(sessionOfA ? [sessionOfA] : []);
    await page.goto(insurer(slug));
    await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
  });

  test("B starts while A's first login lies open: A's screen does not go on as B", async ({
    page,
    context,
    insurer,
    member,
  }) => {
    const a = await member({ insurer: slug, upTo: "temporary", ...A, birthDate: "1950-01-02" });
    const b = await member({ insurer: slug, upTo: "temporary", ...B, birthDate: "1960-03-04" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, a.loginId, a.password);
    await expectScreen(page, "生年月日の入力", 1);

    const other = await context.newPage();
    await other.goto(`${insurer(slug)}/login`);
    await enterCredentials(other, b.loginId, b.password);
    await enterBirthDate(other, "19600304");
    await expectScreen(other, "利用規約", 2);

    await field(page, "生年月日").fill("19500102");
    await page.getByRole("button", { name: "実行", exact: true }).click();
    await expectScreen(page, "別の画面で手続きが進んでいます");
    await expect(page.getByText("アオキ")).toHaveCount(0);
    // A's attempt is over; B's is where it was.
    await other.reload();
    await expect(name(other, B.kana)).toBeVisible();
    await expectScreen(other, "利用規約", 2);
  });
});
