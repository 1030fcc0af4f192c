import { connect } from "node:net";
import { expect, expectAccessible, type Page, test } from "./fixtures.ts";
import { button } from "./support/screens.ts";
import { send } from "./support/send.ts";

const slug = "aozora";

async function expectHeading(page: Page, heading: string) {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
}

test.describe("what no page of ours sends gets an answer that says so, and no failure", () => {
  test("a link's token twice is the page of a dead link", async ({ insurer }) => {
    for (const path of ["/confirm-email", "/undo-email", "/reset-password"]) {
      const once = await send(`${insurer(slug)}${path}`);
      const twice = await send(`${insurer(slug)}${path}?token=a&token=b`);
      expect(twice.status, path).toBe(200);
      const heading = /<h1.*?<\/h1>/s;
      expect(twice.text.match(heading)?.[0]).toBe(once.text.match(heading)?.[0]);
    }
  });

  for (const path of ["/language", "/embed/cards/open"]) {
    test(`${path}: a form in JSON, or none, is 400`, async ({ insurer }) => {
      const headers = { origin: insurer(slug) };
      for (const [type, body] of [
        ["application/json", '{"language":"en"}'],
        ["multipart/form-data; boundary=x", "language=en"],
        ["text/plain", ""],
      ]) {
        const answer = await send(insurer(slug) + path, {
          method: "POST",
          headers: { ...headers, "content-type": type ?? "" },
          body,
        });
        expect(answer.status, type).toBe(400);
        expect(answer.text).toContain("受け取れない形で届きました");
        expect(answer.headers).not.toHaveProperty("set-cookie");
      }
    });
  }

  test("a form that breaks off, or names no boundary, is 400", async ({ insurer }) => {
    const whole = '--x\r\nContent-Disposition: form-data; name="loginId"\r\n\r\na\r\n--x--\r\n';
    for (const [type, body] of [
      ["multipart/form-data; boundary=x", "garbage"],
      ["multipart/form-data; boundary=x", whole.slice(0, -8)],
      ["multipart/form-data", whole],
    ]) {
      const headers = { origin: insurer(slug), "content-type": type ?? "" };
      const answer = await send(`${insurer(slug)}/login`, { method: "POST", headers, body });
      expect(answer.status, body).toBe(400);
      expect(answer.text).toContain("受け取れない形で届きました");
    }
  });

  test("an address that cannot be read, a strange method, a large body: pages, in Japanese first", async ({
    insurer,
  }) => {
    const url = insurer(slug);
    const unreadable = await send(`${url}/settings/sign-in/totp/%ff/delete`);
    expect(unreadable.status).toBe(400);
    for (const method of ["TRACE", "OPTIONS", "PUT", "DELETE", "PROPFIND"]) {
      const answer = await send(`${url}/login`, { method, headers: { origin: url } });
      expect(answer.status, method).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST");
    }
    const body = "x".repeat(128 * 1024 + 1);
    for (const path of ["/login", "/language", "/nope"]) {
      const large = await send(`${url}${path}`, { method: "POST", headers: { origin: url }, body });
      expect(large.status, path).toBe(413);
      expect(large.text).toContain('<html lang="ja">');
    }
  });

  test("the plain page reads well for everybody", async ({ page, insurer }) => {
    expect((await page.goto(`${insurer(slug)}/%ff`))?.status()).toBe(400);
    await expectHeading(page, "受け取れない形で届きました");
    await expectAccessible(page);
    await page.getByRole("link", { name: "ポータルに戻る", exact: true }).click();
    await expect(page).toHaveURL(`${insurer(slug)}/`);
  });

  test("a web socket is refused by closing, on any path", async ({ insurer, serverVariables }) => {
    for (const path of ["/", "/nope", "/_next/webpack-hmr"]) {
      const socket = connect(Number(serverVariables.PORT), "127.0.0.1");
      const closed = new Promise((fulfil) => socket.once("close", fulfil));
      const { host } = new URL(insurer(slug));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      await closed;
    }
  });
});

test.describe("text browsers, which send no Origin", () => {
  test("get in by the Referer of the login page, and a page that says why without it", async ({ insurer }) => {
    const url = `${insurer(slug)}/language`;
    const post = (headers: Record<string, string>) =>
      send(url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: "language=en",
      });
    expect((await post({ referer: `${insurer(slug)}/login` })).status).toBe(303);
    const refused = await post({});
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("この操作は受け付けられませんでした");
    expect(refused.text).toContain("This action was not accepted");
    expect((await post({ referer: `${insurer("minato")}/login` })).status).toBe(403);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a page that ends with 404 is the portal's page, at an unknown host too", async ({
    page,
    insurer,
    member,
    signedIn,
    serverVariables,
  }) => {
    await signedIn(page, await member({ insurer: "daiwa-demo", upTo: "totp" }));
    const id = "00000000-0000-4000-8000-000000000000";
    for (const path of ["/nowhere", `/settings/sign-in/totp/${id}/rename`, "/settings/sign-in/email-code/new"]) {
      expect((await page.goto(`${insurer("daiwa-demo")}${path}`))?.status(), path).toBe(404);
      await expectHeading(page, "ページが見つかりません");
      await expect(page.getByRole("contentinfo")).toContainText("お困りのときは");
    }
    const foreign = await page.goto(`http://nobody.localhost:${serverVariables.PORT}/login`);
    expect(foreign?.status()).toBe(404);
    await expectHeading(page, "このアドレスでは、ポータルをご案内していません");
    expect((await page.goto(`${insurer(slug)}/_next/image?url=/login`))?.status()).toBe(404);
    await expectHeading(page, "ページが見つかりません");
  });

  test("an act that leads nowhere is a 404 page too, whatever its form names", async ({
    page,
    insurer,
    member,
    signedIn,
    anotherBrowser,
  }) => {
    const person = await member({ insurer: slug, upTo: "totp" });
    const neighbour = await member({ insurer: slug, upTo: "totp" });
    await signedIn(await anotherBrowser(), person);
    await signedIn(await anotherBrowser(), neighbour);
    for (const stolen of ["00000000-0000-4000-8000-000000000000", "no id"]) {
      await signedIn(page, person, "/settings/sign-in");
      const form = page.locator("form").filter({ has: page.locator("input[name=session]") });
      await form
        .first()
        .locator("input[name=session]")
        .evaluate((input, id) => input.setAttribute("value", id), stolen);
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await form.first().getByRole("button").click();
      expect((await answered).status(), stolen).toBe(404);
      await expectHeading(page, "ページが見つかりません");
      await expect(page.getByRole("contentinfo")).toContainText("お困りのときは");
    }
    await page.goto(insurer(slug));
    await expect(button(page, "ログイン")).toHaveCount(0);
  });
});
