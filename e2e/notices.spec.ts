import { AuthenticatorApp, expect, test } from "./fixtures.ts";
import { enterCredentials, enterTotp, expectScreen, logOutByName } from "./support/screens.ts";
import { signIn } from "./support/settings.ts";

const slug = "aozora";
const NEW_BROWSER = /新しい端末からログインがありました$/;

test.describe("a login from a new browser sends a notice (spec §9)", () => {
  test("not the first one, not the same browser after a logout; another one, with a link to 「心当たりがない」", async ({
    page,
    anotherBrowser,
    insurer,
    member,
    mailbox,
    night,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = new AuthenticatorApp(person.totpSecret ?? "");
    await signIn(page, insurer(slug), person, app);
    await logOutByName(page);
    await signIn(page, insurer(slug), person, app);

    await night(slug, person.loginId);
    app.startDay();
    const stranger = await anotherBrowser();
    await signIn(stranger, insurer(slug), person, app);
    // The very first mail: earlier logins sent none.
    const mail = await mailbox.next(person.member.email ?? "");
    expect(mail.subject).toMatch(NEW_BROWSER);
    expect(mail.text).toContain("心当たりがない");
    const link = mail.text.match(/https?:\S+/)?.[0] ?? "";
    expect(link).toBe(`${insurer(slug)}/settings/not-me`);

    await logOutByName(page);
    await page.goto(link);
    await enterCredentials(page, person.loginId, person.password);
    await enterTotp(page, await app.freshCode());
    await expectScreen(page, "心当たりがない");
  });

  test("a PC that two people use: each gets a notice of their own first login there", async ({
    page,
    anotherBrowser,
    insurer,
    member,
    mailbox,
  }) => {
    const first = await member({ insurer: slug, upTo: "totp" });
    const second = await member({ insurer: slug, upTo: "totp" });
    const apps = [first, second].map(({ totpSecret }) => new AuthenticatorApp(totpSecret ?? ""));
    const phone = await anotherBrowser();
    if (!apps[0] || !apps[1]) throw new Error("two people, two apps");
    await signIn(phone, insurer(slug), second, apps[1]);
    await signIn(page, insurer(slug), first, apps[0]);
    await logOutByName(page);
    await signIn(page, insurer(slug), second, apps[1]);
    expect((await mailbox.next(second.member.email ?? "")).subject).toMatch(NEW_BROWSER);
  });
});

test("stopped logins send a notice by the worker, and the page's answer is the same for everybody", async ({
  page,
  insurer,
  member,
  mailbox,
  database,
}) => {
  const person = await member({ insurer: slug, upTo: "totp" });
  const { insurerId, id: memberId } = person.member;
  const waitUntil = new Date(Date.now() + 480_000);
  await database.inInsurer(slug, (tx) =>
    tx.authenticatorGuard.create({ data: { insurerId, memberId, authenticator: "password", misses: 9, waitUntil } }),
  );
  await page.goto(`${insurer(slug)}/login`);
  await enterCredentials(page, person.loginId, person.password);
  await expect(page.getByRole("alert", { name: "入力内容をご確認ください" })).toContainText(
    "無効なユーザIDまたはパスワードです。",
  );
  // The worker's next run, now.
  const { notifyLocked } = await import("#lib/jobs/notify-locked.ts");
  await notifyLocked(new Date());
  const mail = await mailbox.next(person.member.email ?? "");
  expect(mail.subject).toMatch(/ログインのまちがいが続いています$/);
  expect(mail.text).toContain("パスワードでのログインを一時的に止めています");
});
