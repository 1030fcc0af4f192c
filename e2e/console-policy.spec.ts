import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import type { PortalDatabase } from "./support/database.ts";
import { createInsurer } from "./support/operator.ts";
import { button, field } from "./support/screens.ts";
import { send } from "./support/send.ts";

/** A page of the console, whole and accessible. */
async function expectPage(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
  await expectAccessible(page);
}

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
const IDLE = "操作がないときにログアウトするまでの時間";
const REASON = "離席が多いという声があったため";

const policyOf = (database: PortalDatabase, slug: string) =>
  database.inInsurer(slug, async (tx) => (await tx.insurer.findUniqueOrThrow({ where: { slug } })).policy);

/** An insurer of this test alone: what one test changes, no other one reads. */
const ownInsurer = test.extend<{ slug: string }>({
  slug: async ({ serverVariables }, use, { workerIndex }) => {
    const slug = `policy-${workerIndex}-${Date.now().toString(36)}`;
    const policy = { methods: ["email", "passkey", "totp"], firstLoginOrder: "email-first" };
    await createInsurer(serverVariables, { slug, policy });
    await use(slug);
  },
});

ownInsurer(
  "管理: what a change means is said with numbers, then it is saved and in force, and set back from the history",
  async ({ page, slug, inLogin, clerk, clerkSignedIn, member, database, anotherBrowser }) => {
    for (let made = 0; made < 2; made += 1) await member({ insurer: slug, upTo: "email-code" });
    const person = await member({ insurer: slug, upTo: "email" });
    await clerkSignedIn(page, await clerk(slug, "manager"), "/policy");
    await expectPage(page, "ログインの決まり");
    await expect(page.getByText("基準に届かない設定 1件")).toBeVisible();
    await link(page, "使える認証方法").click();
    await expectPage(page, "使える認証方法");
    await expect(page.getByText("ASVS 6.3.6 (L3), NIST 3.1.3")).toBeVisible();
    await field(page, "1番目").selectOption("passkey");
    await field(page, "2番目").selectOption("totp");
    await field(page, "3番目").selectOption("none");
    await button(page, "変更を確認").click();
    await expectPage(page, "変更の確認");
    await expect(page.getByText("「OTP認証（メール）」だけの人が 2名 います。")).toBeVisible();
    await expect(page.getByText("○ 基準どおり")).toBeVisible();
    await button(page, "変更を保存").click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("理由を入力してください。");
    await field(page, "理由").fill(REASON);
    await button(page, "変更を保存").click();
    await expectPage(page, "ログインの決まり");
    await expect(page.getByRole("status").filter({ hasText: "「使える認証方法」を変更しました。" })).toBeVisible();
    expect(await policyOf(database, slug)).toMatchObject({ methods: ["passkey", "totp"] });

    const phone = await anotherBrowser();
    await inLogin(phone, person, "/login/method");
    await expect(phone.getByRole("radio", { name: "OTP認証", exact: true })).toBeVisible();
    await expect(phone.getByRole("radio", { name: "OTP認証（メール）" })).toHaveCount(0);

    await link(page, "変更の履歴").click();
    await expectPage(page, "ログインの決まりの変更履歴");
    await expect(page.getByText(REASON)).toBeVisible();
    await page.getByRole("link", { name: /この設定に戻す/ }).click();
    await expectPage(page, "変更の確認");
    await field(page, "理由").fill("元に戻すため");
    await button(page, "変更を保存").click();
    await expectPage(page, "ログインの決まり");
    expect(await policyOf(database, slug)).toMatchObject({ methods: ["email", "passkey", "totp"] });
  },
);

ownInsurer(
  "what cannot be chosen is refused at its field, and what was typed stays",
  async ({ page, slug, admin, clerk, clerkSignedIn, member }) => {
    await member({ insurer: slug, upTo: "totp" });
    await clerkSignedIn(page, await clerk(slug, "manager"), "/policy/session-idleMinutes");
    await field(page, "新しい値").fill("６１");
    await button(page, "変更を確認").click();
    await expect(page.getByText("範囲の中の、整数を入力してください。").first()).toBeVisible();
    await expect(field(page, "新しい値")).toHaveValue("６１");
    await expectAccessible(page);
    await field(page, "新しい値").fill("30");
    await button(page, "変更を確認").click();
    await expect(page.getByText("今の値と同じです。").first()).toBeVisible();
    await page.goto(`${admin}/policy/methods`);
    for (const place of ["1番目", "2番目", "3番目"]) await field(page, place).selectOption("none");
    await button(page, "変更を確認").click();
    await expect(page.getByText("加入者 1名 が認証方法を設定できず、ログインできなくなります。").first()).toBeVisible();
  },
);

ownInsurer(
  "two clerks at once: the second reads what the first changed, with the reason still there",
  async ({ page, slug, clerk, clerkSignedIn, anotherBrowser, database }) => {
    const other = await anotherBrowser();
    const open = async (browser: Page, minutes: string) => {
      await clerkSignedIn(browser, await clerk(slug, "manager"), "/policy/session-idleMinutes");
      await field(browser, "新しい値").fill(minutes);
      await button(browser, "変更を確認").click();
      await field(browser, "理由").fill(REASON);
    };
    await open(page, "20");
    await open(other, "15");
    await button(other, "変更を保存").click();
    await expectPage(other, "ログインの決まり");
    await button(page, "変更を保存").click();
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText("別の担当者が変更しました。");
    await expect(alert).toContainText(`試験 花子：「${IDLE}」を「30分」から「15分」へ`);
    await expect(field(page, "理由")).toHaveValue(REASON);
    await expectAccessible(page);
    expect(await policyOf(database, slug)).toMatchObject({ session: { idleMinutes: 15 } });
    await button(page, "変更を保存").click();
    await expectPage(page, "ログインの決まり");
    expect(await policyOf(database, slug)).toMatchObject({ session: { idleMinutes: 20 } });
  },
);

for (const role of ["viewer", "officer"] as const) {
  ownInsurer(
    `${role} sees every field, its history, and nothing to change`,
    async ({ page, slug, admin, clerk, clerkSignedIn }) => {
      await clerkSignedIn(page, await clerk(slug, role), "/policy");
      await expectPage(page, "ログインの決まり");
      await expect(row(page, IDLE)).toContainText("30分");
      for (const path of ["/policy/methods", `/policy/methods?to=${encodeURIComponent('["totp"]')}`]) {
        await page.goto(admin + path);
        await expectPage(page, "使える認証方法");
        await expect(page.getByText("変更できるのは「管理」の担当者です。")).toBeVisible();
        await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
      }
      await page.goto(`${admin}/policy/history`);
      await expect(page.getByText("まだ変更はありません。")).toBeVisible();
    },
  );
}

ownInsurer(
  "one insurer's clerk changes nothing of another's; no member's host has the page",
  async ({ page, slug, admin, insurer, clerk, clerkSignedIn, database }) => {
    const before = await policyOf(database, "aozora");
    await clerkSignedIn(page, await clerk(slug, "manager"), "/policy/resetLinkMinutes?to=10");
    await field(page, "理由").fill(REASON);
    await button(page, "変更を保存").click();
    await expectPage(page, "ログインの決まり");
    expect(await policyOf(database, "aozora")).toEqual(before);
    const status = async (url: string) => (await send(url)).status;
    expect(await status(`${insurer(slug)}/policy`)).toBe(404);
    await page.goto(`${admin}/policy/nothing`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("見つかりません");
  },
);

ownInsurer.describe("without JavaScript", () => {
  ownInsurer.use({ javaScriptEnabled: false });

  ownInsurer("a field is changed all the same", async ({ page, slug, clerk, admin, database, clerkSignedIn }) => {
    await clerkSignedIn(page, await clerk(slug, "manager"), "/policy/temporaryCredentialDays");
    await field(page, "新しい値").fill("45");
    await button(page, "変更を確認").click();
    await expect(page.getByText("30日を超えると")).toBeVisible();
    await field(page, "理由").fill(REASON);
    await button(page, "変更を保存").click();
    await expect(page.getByText("「仮パスワードの有効期間」を変更しました。")).toBeVisible();
    expect(page.url()).toBe(`${admin}/policy?changed=2`);
    expect(await policyOf(database, slug)).toMatchObject({ temporaryCredentialDays: 45 });
  });
});
