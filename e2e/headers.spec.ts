import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { AuthenticatorApp, expect, PasskeyDevice, test } from "./fixtures.ts";
import {
  enterBirthDate,
  enterCredentials,
  enterTotp,
  expectScreen,
  expectServiceMenu,
  field,
} from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "aozora";
const ROUTES = [
  "/",
  "/login",
  "/login/birth-date",
  "/login/expired",
  "/login/passkey",
  "/confirm-email?token=x",
  "/forgot-password",
  "/logout",
  "/nowhere",
];

test.describe("headers", () => {
  for (const route of ROUTES) {
    test(`of ${route}: own scripts only, no framing, no storing, no product name`, async ({ insurer }) => {
      const answers = [await send(`${insurer(slug)}${route}`), await send(`${insurer(slug)}${route}`)];
      const nonces = answers.map(({ headers }) => {
        const policy = String(headers["content-security-policy"]);
        expect(policy).toContain("default-src 'self'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("object-src 'none'");
        expect(policy).toContain("base-uri 'none'");
        expect(policy).toContain("form-action 'self'");
        expect(policy).not.toMatch(/unsafe-(inline|eval|hashes)|https?:|\*/);
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
        expect(headers["referrer-policy"]).toBe("same-origin");
        expect(headers["cache-control"]).toContain("no-store");
        expect(headers).not.toHaveProperty("x-powered-by");
        expect(headers).not.toHaveProperty("server");
        return policy.match(/'nonce-([^']+)'/)?.[1];
      });
      expect(nonces[0]).toBeTruthy();
      expect(nonces[0]).not.toBe(nonces[1]);
      for (const script of answers[0]?.text.match(/<script\b[^>]*>/g) ?? []) {
        expect(script).toContain(`nonce="${nonces[0]}"`);
      }
    });
  }

  test("no page trips over its own policy", async ({ page, insurer, member }) => {
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    const person = await member({ insurer: slug, upTo: "wizard", method: "totp" });
    await page.goto(insurer(slug));
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワードの設定");
    await page.getByText("スキャンできませんか？", { exact: true }).click();
    expect(violations).toEqual([]);
  });
});

test("reports of a policy are taken from a page of the host alone, on every host", async ({ insurer }) => {
  const body = JSON.stringify({ "csp-report": { "effective-directive": "img-src", "blocked-uri": "inline" } });
  for (const host of [slug, "admin"]) {
    const own = insurer(host);
    const post = (origin: string) =>
      send(`${own}/csp-report`, {
        method: "POST",
        headers: { origin, "content-type": "application/csp-report" },
        body,
      });
    expect((await post(own)).status).toBe(204);
    expect((await post("https://evil.example")).status).toBe(403);
  }
});

test.describe("files of public/", () => {
  const TYPES: Record<string, RegExp> = {
    ".txt": /^text\/plain/,
    ".ico": /^image\/(x-icon|vnd\.microsoft\.icon)$/,
    ".png": /^image\/png$/,
    ".webmanifest": /^application\/manifest\+json/,
  };
  /** Those of embed/ have a caching of their own (lib/edge/embedding.test.ts). */
  const FILES = readdirSync("public", { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

  for (const file of FILES) {
    test(`/${file} is the file, of its type, the same for everybody`, async ({ insurer }) => {
      for (const host of [slug, "minato"]) {
        const { status, headers } = await send(`${insurer(host)}/${file}`);
        expect(status).toBe(200);
        expect(headers["content-type"]).toMatch(TYPES[extname(file)] ?? /^$/);
        expect(Number(headers["content-length"])).toBe(statSync(join("public", file)).size);
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["cache-control"]).toBe("public, max-age=86400");
        expect(headers).not.toHaveProperty("set-cookie");
        expect(headers).not.toHaveProperty("content-security-policy");
      }
    });
  }

  test("no search engine is asked in", async ({ insurer }) => {
    const { text } = await send(`${insurer(slug)}/robots.txt`);
    expect(text).toMatch(/^User-agent: \*\nDisallow: \/$/m);
  });

  test("every page names the manifest and its icons, and they are there", async ({ page, insurer }) => {
    await page.goto(`${insurer(slug)}/login`);
    await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", /^data:image\/svg\+xml,/);
    await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveAttribute("href", "/apple-touch-icon.png");
    await expect(page.locator('link[rel="manifest"]')).toHaveAttribute("href", "/manifest.webmanifest");
    const manifest = JSON.parse((await send(`${insurer(slug)}/manifest.webmanifest`)).text);
    expect(manifest).toMatchObject({ name: "けんぽポータル", lang: "ja", start_url: "/" });
    for (const { src } of manifest.icons) expect(FILES).toContain(src.slice(1));
  });

  test("what only looks like one is a page", async ({ insurer }) => {
    for (const path of ["/xrobots.txt", "/robots.txtx", "/robots.txt/x", "/icon-64.png", "/nowhere.png", "/favicon"]) {
      const { status, headers } = await send(`${insurer(slug)}${path}`);
      expect(status, path).toBe(404);
      expect(headers["cache-control"], path).toContain("no-store");
      expect(headers["content-security-policy"], path).toContain("nonce-");
    }
  });

  test("scripts and styles of the build are not sniffed either", async ({ insurer }) => {
    const [asset] = (await send(`${insurer(slug)}/login`)).text.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/) ?? [];
    const { status, headers } = await send(`${insurer(slug)}${asset}`);
    expect(status).toBe(200);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toContain("immutable");
  });
});

test.describe("origin and host", () => {
  test("a post from another origin, or from none, is refused", async ({ insurer }) => {
    const url = `${insurer(slug)}/login`;
    const foreign = ["https://evil.example", insurer("minato"), "null", `${insurer(slug)}.evil.example`];
    for (const origin of foreign) {
      expect((await send(url, { method: "POST", headers: { origin } })).status, origin).toBe(403);
    }
    expect((await send(url, { method: "POST" })).status).toBe(403);
    const options = await send(`${insurer(slug)}/login/passkey-options`, {
      method: "POST",
      headers: { origin: insurer("minato") },
    });
    expect(options.status).toBe(403);
    expect(options.headers).not.toHaveProperty("set-cookie");
  });

  test("a host of no insurer is a 404 that says so, whatever the forwarded headers claim", async ({ insurer }) => {
    const { host } = new URL(insurer(slug));
    const forwarded = { "x-forwarded-host": host, forwarded: `host=${host}`, "x-portal-host": host, "x-host": host };
    for (const path of ["/", "/login", "/login/birth-date", "/nowhere"]) {
      const { status, text } = await send(`${insurer(slug)}${path}`, {
        headers: { host: "www.evil.example", ...forwarded },
      });
      expect(status, path).toBe(404);
      expect(text).toContain("このアドレスでは、ポータルをご案内していません");
      expect(text).not.toContain("あおぞら");
    }
  });

  test("forwarded headers change neither the insurer nor where a redirect leads", async ({ insurer }) => {
    const spoofed = { "x-forwarded-host": "www.evil.example", "x-forwarded-proto": "gopher", "x-forwarded-port": "1" };
    const top = await send(insurer(slug), { headers: spoofed });
    expect(top.text).toContain("あおぞら健康保険組合");
    expect(top.text).not.toContain("evil.example");
    const step = await send(`${insurer(slug)}/login/birth-date`, { headers: spoofed });
    expect(step.status).toBe(307);
    expect(new URL(String(step.headers.location), insurer(slug)).href).toBe(`${insurer(slug)}/login/expired`);
    const out = await send(`${insurer(slug)}/logout/done`, { headers: spoofed });
    expect(String(out.headers.location)).toMatch(new RegExp(`^(${insurer(slug)})?/\\?`));
  });

  test("the link in a mail comes from the database, not from the request", async ({
    page,
    insurer,
    member,
    mailbox,
  }) => {
    const person = await member({ insurer: slug, upTo: "terms" });
    const email = `${person.loginId}@example.jp`;
    await page.setExtraHTTPHeaders({ "x-forwarded-host": "www.evil.example", forwarded: "host=www.evil.example" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await enterBirthDate(page);
    await field(page, "メールアドレス").fill(email);
    await page.getByRole("button", { name: "実行", exact: true }).click();
    const { link, text } = await mailbox.next(email);
    expect(new URL(link).origin).toBe(insurer(slug));
    expect(text).not.toContain("evil.example");
  });

  test("unknown paths are real 404s", async ({ insurer }) => {
    for (const path of ["/nowhere", "/login/nowhere", "/api/nowhere", "/login/otp/register/nowhere", "/.env"]) {
      const { status, text } = await send(`${insurer(slug)}${path}`);
      expect(status, path).toBe(404);
      expect(text, path).toContain("ページが見つかりません");
    }
  });

  test("the session transport answers at no path: no link renews a session cookie, none signs out", async ({
    page,
    insurer,
    member,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワードの入力");
    await enterTotp(page, await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
    await expectServiceMenu(page);
    const session = async () => (await page.context().cookies()).find(({ name }) => name === "session");
    const before = await session();
    expect(before?.expires).toBe(-1);
    for (const path of ["session", "csrf", "providers", "signin", "signin/ticket", "signout", "callback/ticket"]) {
      const answer = await page.goto(`${insurer(slug)}/api/auth/${path}`);
      expect(answer?.status(), path).toBe(404);
      expect(await session(), path).toEqual(before);
    }
  });
});

test.describe("two insurers", () => {
  test("one insurer's session and attempt are nothing at another", async ({ page, context, insurer, member }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await expectScreen(page, "ワンタイムパスワードの入力");
    const attempt = (await context.cookies()).find(({ name }) => name === "attempt");
    await enterTotp(page, await new AuthenticatorApp(person.totpSecret ?? "").freshCode());
    await expectServiceMenu(page);
    const session = (await context.cookies()).find(({ name }) => name === "session");
    expect(await context.cookies(insurer("minato"))).toEqual([]);

    for (const [name, value] of [
      ["session", session?.value],
      ["attempt", attempt?.value],
    ]) {
      await context.addCookies([{ name: name ?? "", value: value ?? "", url: insurer("minato") }]);
    }
    await page.goto(insurer("minato"));
    await expect(page.getByRole("banner").getByRole("link", { name: "ログイン", exact: true })).toBeVisible();
    await page.goto(`${insurer("minato")}/login/otp`);
    await expectScreen(page, "手続きの時間が過ぎました");
  });

  test("the same user ID and password may be two people; a passkey of one is none of the other", async ({
    page,
    insurer,
    member,
  }) => {
    const device = await PasskeyDevice.attach(page);
    const person = await member({ insurer: slug, upTo: "wizard", method: "passkey" });
    await member({ insurer: "minato", upTo: "wizard", method: "passkey", loginId: person.loginId });
    await page.goto(`${insurer(slug)}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await page.getByRole("button", { name: "次へ", exact: true }).click();
    await page.getByRole("button", { name: "OK", exact: true }).click();
    await expectServiceMenu(page);
    expect(await device.credentialCount()).toBe(1);

    await page.goto(`${insurer("minato")}/login`);
    await enterCredentials(page, person.loginId, person.password);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("無効なユーザIDまたはパスワードです。");
    await page.goto(`${insurer("minato")}/login`);
    await page.getByRole("button", { name: "パスキーでログイン", exact: true }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  });
});
