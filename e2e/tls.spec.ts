import type { Request } from "@playwright/test";
import { AuthenticatorApp, expect, type Page, PasskeyDevice, type PortalMember } from "./fixtures.ts";
import {
  acceptTerms,
  button,
  chooseMethod,
  enterBirthDate,
  enterCredentials,
  enterEmail,
  enterEmailCode,
  enterNewPassword,
  enterTotp,
  expectComplete,
  expectScreen,
  expectServiceMenu,
  logIn,
  METHOD,
  type MethodLabel,
  openConfirmationLink,
  readTotpKey,
  registerPasskey,
  registerTotp,
} from "./support/screens.ts";
import { send } from "./support/send.ts";
import {
  ageProofs,
  appOf,
  expectDone,
  methodLink,
  openSignInSettings,
  reauthenticate,
  signIn,
} from "./support/settings.ts";
import { test as base } from "./support/tls-test.ts";

const slug = "minato";
const NEW_PASSWORD = "Umi-to-Yama-2931";
/** pino's numbers. */
const WARNING = 40;

/** What a browser did behind the test's back. */
type Watched = { documents: string[]; messages: string[] };

const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page, tls }, use) => {
      const watched: Watched = { documents: [], messages: [] };
      page.on("request", (request: Request) => {
        if (request.resourceType() === "document") watched.documents.push(request.url());
      });
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) watched.messages.push(message.text());
      });
      page.on("pageerror", (error) => watched.messages.push(error.message));
      const before = tls.lines.length;
      await use(watched);
      expect(watched.messages).toEqual([]);
      const events = tls.lines.slice(before).map((line) => JSON.parse(line) as { level: number; msg: string });
      expect(events.filter(({ level }) => level >= WARNING)).toEqual([]);
    },
    { auto: true },
  ],
});

// One server for all of them, so one after the other.
test.describe.configure({ mode: "default" });

/** Runs a walk of forms and links, and expects that the page never was loaded anew. */
async function softly(watched: Watched, walk: () => Promise<void>) {
  const before = watched.documents.length;
  await walk();
  expect(watched.documents.slice(before), "loaded anew").toEqual([]);
}

/** From the letter to the screen on which the method is set up, in one document. */
async function firstLogin(page: Page, person: PortalMember, method: MethodLabel, confirm: () => Promise<void>) {
  await enterBirthDate(page);
  await acceptTerms(page);
  await enterEmail(page, `${person.loginId}@example.jp`, 3);
  await confirm();
  await chooseMethod(page, { step: 4, method });
  await enterNewPassword(page, NEW_PASSWORD, 5);
  await expectComplete(page);
  await button(page, "続けて認証方法を設定する").click();
}

test.describe("behind a TLS proxy, with the settings of production", () => {
  test("first login with an app: the mail's link, soft steps, cookies for this host alone", async ({
    page,
    context,
    insurer,
    member,
    mailbox,
    anotherBrowser,
    watched,
  }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    await logIn(page, insurer(slug), person.loginId, person.password);
    await softly(watched, async () => {
      await firstLogin(page, person, METHOD.totp, async () => {
        const { link } = await mailbox.next(`${person.loginId}@example.jp`);
        expect(new URL(link).origin).toBe(insurer(slug));
        await openConfirmationLink(await anotherBrowser(), link);
      });
      await expectScreen(page, "ワンタイムパスワードの設定");
      const app = new AuthenticatorApp(await readTotpKey(page));
      await registerTotp(page, { code: await app.freshCode(), name: "自分のスマホ" });
      await expectServiceMenu(page);
    });
    const cookies = (await context.cookies()).filter(({ name }) => !name.startsWith("__Secure-authjs."));
    expect(cookies.map(({ name }) => name)).toContain("__Host-session");
    for (const cookie of cookies) {
      expect(cookie.name).toMatch(/^__Host-/);
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax", path: "/" });
      expect(cookie.domain).toBe(`${slug}.localhost`);
    }
  });

  test("first login with a passkey, and the next one with it", async ({ page, insurer, member, mailbox, watched }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    await PasskeyDevice.attach(page);
    await logIn(page, insurer(slug), person.loginId, person.password);
    await softly(watched, async () => {
      await firstLogin(page, person, METHOD.passkey, async () => {
        await page
          .getByRole("textbox", { name: "確認コード" })
          .fill(await mailbox.nextCode(`${person.loginId}@example.jp`));
        await button(page, "実行").click();
      });
      await registerPasskey(page, "自分のスマホ");
      await expectServiceMenu(page);
    });
    await page.context().clearCookies({ name: "__Host-session" });
    await page.goto(`${insurer(slug)}/login`);
    await button(page, "パスキーでログイン").click();
    await expectServiceMenu(page);
  });

  test("first login with mail codes", async ({ page, insurer, member, mailbox, watched }) => {
    const person = await member({ insurer: slug, upTo: "temporary" });
    const email = `${person.loginId}@example.jp`;
    await logIn(page, insurer(slug), person.loginId, person.password);
    await softly(watched, async () => {
      await firstLogin(page, person, METHOD.email, async () => {
        await page.getByRole("textbox", { name: "確認コード" }).fill(await mailbox.nextCode(email));
        await button(page, "実行").click();
      });
      await enterEmailCode(page, await mailbox.nextCode(email));
      await expectServiceMenu(page);
    });
  });

  test("a change of the password after 「再認証」", async ({ page, insurer, member, database, watched }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const app = appOf(person);
    await signIn(page, insurer(slug), person, app);
    await ageProofs(database, person, 6);
    await openSignInSettings(page);
    await methodLink(page, "パスワード", "更新").click();
    await softly(watched, async () => {
      await reauthenticate(page, person.password);
      await enterTotp(page, await app.freshCode(), "2 / 2");
      await enterNewPassword(page, NEW_PASSWORD);
      await expectDone(page, "パスワードを変更しました。");
    });
  });

  test("the language is kept in a cookie of this host alone", async ({ page, context, insurer }) => {
    await page.goto(`${insurer(slug)}/login`);
    await button(page, "English").click();
    await expect(page.getByRole("heading", { level: 1, name: "Log in", exact: true })).toBeVisible();
    const language = (await context.cookies()).find(({ name }) => name.endsWith("language"));
    expect(language).toMatchObject({ name: "__Host-language", value: "en", secure: true, httpOnly: true });
  });

  test("every answer carries HSTS, and pages their policy", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/login`);
    const script = await page.locator("script[src]").first().getAttribute("src");
    for (const path of [
      "/",
      "/login",
      "/login/",
      "/nowhere",
      "/%ff",
      "/favicon.ico",
      "/robots.txt",
      script ?? "",
      "/_next/image",
    ]) {
      const { headers } = await send(`${insurer(slug)}${path}`);
      expect(headers["strict-transport-security"], path).toBe("max-age=63072000; includeSubDomains");
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["x-frame-options"], path).toBe("DENY");
      const isFile = String(headers["cache-control"]).startsWith("public");
      if (!isFile) expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    }
  });

  test("what a stranger sends begins no line in the log", async ({ page, insurer, tls }) => {
    await page.goto(`${insurer(slug)}/login`);
    const posted = page.waitForRequest((request) => "next-action" in request.headers());
    await enterCredentials(page, "nobody-here", "machigai-2345");
    const action = (await posted).headers()["next-action"] ?? "";
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    const before = tls.lines.length;
    // A number the framework cannot read, and says so with all of it: one event, cut at 4,000 characters.
    for (const number of ['\n{"level":30,"msg":"forged"}\n', "x".repeat(9_000)]) {
      await send(`${insurer(slug)}/login`, {
        method: "POST",
        headers: { origin: insurer(slug), "next-action": action, "content-type": "text/plain;charset=UTF-8" },
        body: JSON.stringify([`$n${number}`]),
      });
    }
    // An answer may be here before the line that the server has written of it.
    for (const said of ["forged", "9000 digits"])
      await expect.poll(() => tls.lines.slice(before).some((line) => line.includes(said)), said).toBe(true);
    const written = tls.lines.splice(before);
    const events = written.map((line) => JSON.parse(line) as { level: number; msg: string });
    expect(events.filter(({ msg }) => msg === "forged")).toEqual([]);
    for (const { msg } of events) expect(msg.length).toBeLessThanOrEqual(4_001);
  });
});
