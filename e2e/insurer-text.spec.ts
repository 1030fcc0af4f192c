import { randomInt } from "node:crypto";
import { login } from "#lib/messages/ja/login.ts";
import { portal } from "#lib/messages/ja/portal.ts";
import { expect, test } from "./fixtures.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { createInsurer } from "./support/operator.ts";
import { enterBirthDate, enterCredentials, expectScreen } from "./support/screens.ts";
import { publishTerms } from "./support/terms.ts";

const HOSTILE = [
  "<script>document.title='taken'</script>",
  '<img src="x" onerror="document.title=1">',
  "[ここを押す](javascript:document.title='taken')",
  "[データ](data:text/html,taken)",
  "[別の組合](//evil.example/)",
];

const TERMS = `# 第1条（目的）

この規約は**「ポータル」**の使い方を定めます。
・一つ目
　・入れ子
・二つ目

１．番号の一つ目
２．番号の二つ目

# 第2条（費用）

| 区分 | 健診の種類と受けられる方 | 自己負担額（税込） | 申し込みの期限 |
|---|---|---|---|
| 被保険者 | 一般健診（35歳以上の方） | 5,000円 | 2026年12月28日 |
| 被扶養者 | **婦人科健診** | 3,000円 | [お困りのときは](/help) |

詳しくは[健診の案内](https://www.example.jp/kenshin?nendo=2026)か https://www.example.jp/faq をご覧ください。[電話](tel:0300000000)でも承ります。

${HOSTILE.join("\n\n")}
`;

test.describe("an insurer's own text (spec §14 case 16)", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("lists, tables and links are shown; nothing in it acts on the page", async ({
    page,
    member,
    database,
    serverVariables,
  }) => {
    const slug = `bunsho${randomInt(1e9)}`;
    await createInsurer(serverVariables, { slug, policy: { methods: ["totp"], firstLoginOrder: "password-first" } });
    // What nobody may publish any more, but an older version may contain.
    await expect(publishTerms(serverVariables, slug, TERMS)).rejects.toThrow("HTMLのタグは使えません。");
    await database.inInsurer(slug, async (tx) => {
      const { id: insurerId } = await tx.insurer.findUniqueOrThrow({ where: { slug } });
      const newest = await tx.termsVersion.findFirst({ where: { insurerId }, orderBy: { version: "desc" } });
      const version = (newest?.version ?? 0) + 1;
      await tx.termsVersion.create({ data: { insurerId, version, body: TERMS, publishedAt: new Date() } });
    });
    const person = await member({ insurer: slug, upTo: "temporary" });
    await page.goto(`http://${slug}.localhost:${serverVariables.PORT}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await enterBirthDate(page);
    await expectScreen(page, login.terms.title, 2);
    const main = page.getByRole("main");

    await expect(main.getByRole("heading", { level: 2, name: "第2条（費用）" })).toBeVisible();
    await expect(main.getByRole("list").getByRole("list").getByText("入れ子")).toBeVisible();
    await expect(main.getByRole("table").getByRole("columnheader")).toHaveCount(4);
    await expect(main.locator("th:not([scope=col])")).toHaveCount(0);

    for (const text of HOSTILE) await expect(main.getByText(text, { exact: true })).toBeVisible();
    await expect(main.locator("script, img")).toHaveCount(0);
    const urls = await main.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(urls.filter((url) => url !== null && /example|tel:|help$/.test(url))).toEqual([
      "/help",
      "https://www.example.jp/kenshin?nendo=2026",
      "https://www.example.jp/faq",
      "tel:0300000000",
    ]);
    expect(urls.join()).not.toMatch(/script|data:|evil/);

    const elsewhere = main.getByRole("link", { name: "健診の案内", exact: true });
    await expect(elsewhere).toHaveAttribute("rel", "noreferrer");
    await expect(elsewhere).toHaveAccessibleDescription(portal.top.opensOtherSite);
    await expect(main.getByRole("link", { name: "電話", exact: true })).not.toHaveAttribute("rel");

    // Wider than the phone: it scrolls inside, also by keyboard, and the page does not.
    const table = page.getByRole("figure", { name: portal.table, exact: true });
    await table.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expectAccessible(page);
    expect(await page.title()).not.toContain("taken");
  });
});
