import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import {
  test as base,
  expect,
  expectAccessible,
  type Page,
  type PortalDatabase,
  type PortalMember,
} from "./fixtures.ts";
import { idle } from "./support/ageing.ts";
import { button, enterCredentials, enterTotp, expectScreen, expectServiceMenu, field } from "./support/screens.ts";
import { appOf } from "./support/settings.ts";
import { openWatched, untilItHasAsked } from "./support/watched-page.ts";

const slug = "aozora";
const warning = (page: Page) => page.getByRole("alertdialog", { name: "まもなくログアウトします", exact: true });

/** On a page whose clock the test moves. */
const test = base.extend<{ watched: (page: Page, path: string, person: PortalMember) => Promise<void> }>({
  watched: async ({ signedIn }, use) => {
    await use((page, path, person) => openWatched(page, () => signedIn(page, person, path)));
  },
});

/** `minutes` pass at the page and, unless somebody does something elsewhere, at the server. */
async function passIdle(page: Page, database: PortalDatabase, person: PortalMember, minutes: number) {
  await idle(database, person, minutes);
  await page.clock.fastForward(minutes * 60_000);
}

function setAbsoluteEnd({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, inSeconds: number) {
  return inInsurer(insurer, (tx) =>
    tx.session.updateMany({
      where: { memberId: member.id, endedAt: null },
      data: { expiresAt: new Date(Date.now() + inSeconds * 1000) },
    }),
  );
}

async function expectEnded(page: Page, title: string, sentence: string) {
  await expect(page).toHaveURL(/\/signed-out\?/);
  await expectScreen(page, title);
  await expect(page.getByRole("main")).toContainText(sentence);
}

async function logInAgain(page: Page, person: PortalMember) {
  await page.getByRole("link", { name: "もう一度ログインする", exact: true }).click();
  await enterCredentials(page, person.loginId, person.password);
  await enterTotp(page, await appOf(person).freshCode());
}

test.describe("before the idle limit (WCAG 2.2.1)", () => {
  test("two minutes before, a dialog; 「ログインを続ける」 continues the session", async ({
    page,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/history", person);
    await untilItHasAsked(page, () => passIdle(page, database, person, 27));
    await expect(warning(page)).toBeHidden();
    await passIdle(page, database, person, 28.5);
    await expect(warning(page)).toBeVisible();
    await expect(warning(page)).toContainText(/\d+時\d\d分にログアウトします/);
    await expect(button(warning(page), "ログインを続ける")).toBeFocused();
    await expectAccessible(page);
    await button(warning(page), "ログインを続ける").click();
    await expect(warning(page)).toBeHidden();
    const where = { memberId: person.member.id, endedAt: null };
    const { lastSeenAt } = await database.inInsurer(slug, (tx) => tx.session.findFirstOrThrow({ where }));
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(60_000);
  });

  test("on the portal's top too, by keyboard: Escape continues it as well", async ({
    page,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/", person);
    await passIdle(page, database, person, 28.5);
    await expect(warning(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(warning(page)).toBeHidden();
    await page.reload();
    await expectServiceMenu(page);
  });

  test("activity in another tab prevents the warning and closes an open one", async ({
    page,
    context,
    insurer,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/history", person);
    const other = await context.newPage();
    await other.goto(insurer(slug));
    // This tab's own half hour is nearly over, but the session is not idle.
    await untilItHasAsked(page, () => page.clock.fastForward(28.5 * 60_000));
    await expect(warning(page)).toBeHidden();
    await passIdle(page, database, person, 28.5);
    await expect(warning(page)).toBeVisible();
    await other.goto(`${insurer(slug)}/settings/sign-in`);
    await expect(warning(page)).toBeHidden();
  });
});

test.describe("after the limit", () => {
  test("an open page says why, and leads back to it; what was typed is there again", async ({
    page,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/profile/login-id", person);
    await field(page, "ユーザID").fill("hanako-2026");
    await passIdle(page, database, person, 31);
    await expectEnded(page, "ログアウトしました", "しばらく操作がなかったため、ログアウトしました。");
    await expect(page.getByRole("main")).toContainText("入力していた内容は");
    await logInAgain(page, person);
    await expectScreen(page, "ユーザIDの変更");
    await expect(field(page, "ユーザID")).toHaveValue("hanako-2026");
    await expect(page.getByRole("status").filter({ hasText: "入力していた内容を元に戻しました。" })).toBeVisible();
    await page.reload();
    await expect(field(page, "ユーザID")).toHaveValue(person.loginId);
  });

  test("what is posted before the page has noticed is in the form after the login", async ({
    page,
    member,
    database,
    signedIn,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/settings/profile/login-id");
    await idle(database, person, 31);
    await field(page, "ユーザID").fill("hanako-2027");
    await button(page, "変更").click();
    await expectScreen(page, "ログイン");
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, await appOf(person).freshCode());
    await expectScreen(page, "ユーザIDの変更");
    await expect(field(page, "ユーザID")).toHaveValue("hanako-2027");
    await expect(page.getByText("まだ変更は終わっていません。")).toBeVisible();
  });

  test("a password is not kept, also while 「表示」 shows it as text", async ({ page, member, database, watched }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/sign-in/password", person);
    await field(page, "パスワード").fill("Himitsu-no-Kotoba-1");
    await page.getByRole("button", { name: "表示", exact: true }).first().click();
    await expect(field(page, "パスワード")).toHaveAttribute("type", "text");
    await passIdle(page, database, person, 31);
    await expectEnded(page, "ログアウトしました", "しばらく操作がなかったため");
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("Himitsu");
    await expect(page.getByRole("main")).not.toContainText("入力していた内容は");
  });

  test("the next member in this tab does not get what the former typed (spec §14 case 14)", async ({
    page,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/profile/login-id", person);
    await field(page, "ユーザID").fill("hanako-2026");
    await passIdle(page, database, person, 31);
    await expectEnded(page, "ログアウトしました", "しばらく操作がなかったため");
    const next = await member({ insurer: slug, upTo: "totp" });
    await logInAgain(page, next);
    await expectScreen(page, "ユーザIDの変更");
    await expect(field(page, "ユーザID")).toHaveValue(next.loginId);
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test("a logout leaves nothing of it in the browser", async ({ page, member, database, signedIn, watched }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/profile/login-id", person);
    await field(page, "ユーザID").fill("hanako-2026");
    await passIdle(page, database, person, 31);
    await expectEnded(page, "ログアウトしました", "しばらく操作がなかったため");
    await signedIn(page, person, "/logout");
    await button(page, "ログアウトする").click();
    await expect(page.getByText("ログアウトしました。", { exact: true })).toBeVisible();
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test("a computer that wakes up shows the page that says why", async ({ page, member, database, watched }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/", person);
    await passIdle(page, database, person, 600);
    await expectEnded(page, "ログアウトしました", "しばらく操作がなかったため");
    await expect(warning(page)).toBeHidden();
  });

  test("twelve hours: warned of, not to be put off, and said otherwise", async ({
    page,
    member,
    database,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/history", person);
    await setAbsoluteEnd(database, person, 90);
    await page.clock.fastForward(28 * 60_000);
    await expect(warning(page)).toContainText("ログインしてから長い時間がたったため");
    await expect(button(warning(page), "ログインを続ける")).toHaveCount(0);
    await button(warning(page), "閉じる").click();
    await expect(warning(page)).toBeHidden();
    await setAbsoluteEnd(database, person, -1);
    await page.clock.fastForward(2 * 60_000);
    await expectEnded(page, "ログアウトしました", "ログインしてから長い時間がたったため");
  });

  test("signed out from another device: the page says that", async ({ page, member, database, watched }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await watched(page, "/settings/history", person);
    await database.inInsurer(slug, (tx) =>
      tx.session.updateMany({ where: { memberId: person.member.id }, data: { endedAt: new Date() } }),
    );
    await page.clock.fastForward(28 * 60_000);
    await expectEnded(page, "ログインが終わりました", "ほかの端末での操作により");
  });

  test("redirects a signed-in member; shows nothing else of the URL", async ({ page, insurer, member, signedIn }) => {
    await page.goto(`${insurer(slug)}/signed-out?reason=<b>x</b>&to=//evil.example/&kept=2`);
    await expectScreen(page, "ログアウトしました");
    await expect(page.getByRole("link", { name: "もう一度ログインする" })).toHaveAttribute("href", "/login?to=%2F");
    const person = await member({ insurer: slug, upTo: "totp" });
    await signedIn(page, person, "/signed-out?reason=idle&to=/settings/history");
    await expectScreen(page, "ログイン履歴");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const { name, end, sentence } of [
    {
      name: "idle",
      end: (database: PortalDatabase, person: PortalMember) => idle(database, person, 31),
      sentence: "しばらく操作がなかったため、ログアウトしました。",
    },
    {
      name: "twelve hours",
      end: (database: PortalDatabase, person: PortalMember) => setAbsoluteEnd(database, person, -1),
      sentence: "ログインしてから長い時間がたったため、安全のためにログアウトしました。",
    },
  ]) {
    test(`${name}: the next click leads to the login, which says why, and back`, async ({
      page,
      insurer,
      member,
      database,
      signedIn,
    }) => {
      const person = await member({ insurer: slug, upTo: "totp" });
      await signedIn(page, person);
      await expect(page.getByRole("heading", { level: 1, name: "サービスメニュー" })).toBeVisible();
      await end(database, person);
      await page.goto(`${insurer(slug)}/settings/sign-in`);
      await expect(page).toHaveTitle(/^ログイン｜/);
      await expect(page.getByRole("main")).toContainText(sentence);
      // Axe, which the other helpers run, needs JavaScript.
      await enterCredentials(page, person.loginId, person.password);
      await field(page, "ワンタイムパスワード").fill(await appOf(person).freshCode());
      await button(page, "トップページへ").click();
      await expect(page.getByRole("heading", { level: 1, name: "ログイン方法変更" })).toBeVisible();
    });
  }
});

test("a phone whose clock is off: after the second code the page says by how much", async ({
  page,
  member,
  inLogin,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  await inLogin(page, person, "/login/otp");
  // Of one moment, as a clock shows codes one after the other: read anew, the second would be two steps further than the
  // first where a step of the server's clock ended in between.
  const now = Date.now();
  for (const secondsAhead of [180, 210]) {
    const shown = totpCodeAt(person.totpSecret ?? "", new Date(now + secondsAhead * 1000));
    await field(page, "ワンタイムパスワード").fill(shown);
    await button(page, "トップページへ").click();
    await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toBeVisible();
    await expect(field(page, "ワンタイムパスワード")).toHaveValue("");
  }
  await expect(field(page, "ワンタイムパスワード")).toHaveAccessibleDescription(/約[34]分進んでいるようです/);
});
