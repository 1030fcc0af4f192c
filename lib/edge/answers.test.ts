import { get, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, it, test } from "vitest";
import { send, startEdge } from "./edge.fixture.ts";
import { NOT_FOUND_PATH } from "./not-found-path.ts";
import { pendingAnswers } from "./pending-answer.ts";

const EVERYWHERE = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "reporting-endpoints": 'csp="/csp-report"',
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
};
const HTML = "text/html; charset=utf-8";
/** What Next.js writes for a page that calls notFound(). */
const BLANK = '<html id="__next_error__"></html>';

function page(response: ServerResponse, status: number, text: string, type = HTML) {
  response.statusCode = status;
  response.setHeader("content-type", type);
  response.write(text.slice(0, 3));
  response.end(text.slice(3));
}

/** A portal of few pages, which also shows what it got of each request. */
async function startPortal(settings = {}) {
  const seen: IncomingHttpHeaders[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push({ ...request.headers });
    const [path] = (request.url ?? "").split("?");
    if (path === "/") return page(response, 200, "the page");
    if (path === NOT_FOUND_PATH) return page(response, 200, `404 page of ${request.headers.host}`);
    if (path === "/moved") return response.writeHead(308, { location: "/" }).end();
    if (path === "/data") return page(response, 404, "{}", "application/json");
    if (path === "/flight") return page(response, 404, "0:null", "text/x-component");
    if (path === "/missing-image") return page(response, 404, "Not Found", "text/plain; charset=utf-8");
    if (path === "/broken") return page(response, 500, BLANK);
    if (path === "/worse") return response.writeHead(500).end("Internal Server Error");
    if (path === "/skew") return page(response, 409, "Server action not found.", "text/plain");
    if (path === "/_next/static/a.js") return response.setHeader("cache-control", "public, max-age=9, immutable").end();
    if (path === "/icon.png") return response.setHeader("cache-control", "public, max-age=0").end("icon");
    response.setHeader("set-cookie", "attempt=; Max-Age=0");
    return page(response, 404, BLANK);
  };
  return { ...(await startEdge(handle, settings)), seen };
}

const nonceOf = (headers: Record<string, unknown>) =>
  String(headers["content-security-policy"]).match(/'nonce-(.+?)'/)?.[1];

describe("headers", () => {
  const paths = [
    "/",
    "/moved",
    "/nowhere",
    "/broken",
    "/data",
    "/icon.png",
    "/_next/static/a.js",
    "/_next/image",
    "/%ff",
  ];
  test.each(paths)("%s has those of every answer, and HSTS only by https", async (path) => {
    expect((await send((await startPortal()).port, { path })).headers).toMatchObject(EVERYWHERE);
    const http = await send((await startPortal({ scheme: "http" })).port, { path });
    const { "strict-transport-security": _, ...others } = EVERYWHERE;
    expect(http.headers).toMatchObject(others);
    expect(http.headers).not.toHaveProperty("strict-transport-security");
  });

  it("gives each page a nonce of its own, in the policy and to Next.js, and lets nobody keep it", async () => {
    const { port, seen } = await startPortal();
    const answers = [
      await send(port),
      await send(port, { headers: { "content-security-policy": "script-src *", "x-portal-nonce": "mine" } }),
    ];
    for (const [place, { headers }] of answers.entries()) {
      expect(headers["cache-control"]).toBe("no-store");
      expect(seen[place]?.["content-security-policy"]).toBe(headers["content-security-policy"]);
      expect(seen[place]?.["x-portal-nonce"]).toBe(nonceOf(headers));
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*/);
    }
    expect(nonceOf(answers[0]?.headers ?? {})).not.toBe(nonceOf(answers[1]?.headers ?? {}));
  });

  it("has every policy say where browsers report what it refused (ASVS 3.4.7)", async () => {
    const { port } = await startPortal();
    for (const path of ["/", "/nowhere", "/broken", "/%ff"]) {
      const policy = (await send(port, { path })).headers["content-security-policy"];
      expect(policy).toMatch(/; report-uri \/csp-report; report-to csp$/);
    }
  });

  it("leaves files without policy and cookie, and lets browsers keep them", async () => {
    const { port } = await startPortal();
    const built = (await send(port, { path: "/_next/static/a.js" })).headers;
    const named = (await send(port, { path: "/icon.png" })).headers;
    expect(built["cache-control"]).toBe("public, max-age=9, immutable");
    expect(named["cache-control"]).toBe("public, max-age=86400");
    for (const headers of [built, named]) {
      expect(headers).not.toHaveProperty("content-security-policy");
      expect(headers).not.toHaveProperty("set-cookie");
    }
  });

  it("gives a browser without cookies one, with the prefix and Secure where there is https", async () => {
    const https = await startPortal();
    expect((await send(https.port)).headers["set-cookie"]).toBe(
      "__Host-cookies=1; Path=/; HttpOnly; SameSite=Lax; Secure",
    );
    expect((await send(https.port, { headers: { cookie: "a=b" } })).headers["set-cookie"]).toBeUndefined();
    const http = await startPortal({ scheme: "http" });
    expect((await send(http.port)).headers["set-cookie"]).toBe("cookies=1; Path=/; HttpOnly; SameSite=Lax");
  });
});

describe("answers that are no page", () => {
  it("sends the 404 page for a blank one, with 404, its own policy and the cookies that were set", async () => {
    const { port } = await startPortal();
    for (const path of ["/nowhere", NOT_FOUND_PATH]) {
      const { status, text, headers } = await send(port, { path, headers: { host: "b.example" } });
      expect({ status, text }).toEqual({ status: 404, text: "404 page of b.example" });
      expect(headers["content-type"]).toBe(HTML);
      expect(nonceOf(headers)).toBeTruthy();
    }
    expect((await send(port, { path: "/nowhere" })).headers["set-cookie"]).toBe("attempt=; Max-Age=0");
    expect((await send(port, { method: "HEAD", path: "/nowhere" })).status).toBe(404);
  });

  it("sends it after an action without JavaScript too", async () => {
    const { port } = await startPortal();
    const answer = await send(port, {
      method: "POST",
      path: "/nowhere",
      headers: { origin: "https://a.example" },
      body: "a=1",
    });
    expect(answer).toMatchObject({ status: 404, text: "404 page of a.example" });
  });

  it("sends the plain page where even that fails, and for other failures", async () => {
    const broken = await startEdge((_request, response) => page(response, 404, BLANK));
    const nowhere = await send(broken.port, { path: "/nowhere" });
    expect(nowhere.status).toBe(404);
    expect(nowhere.text).toContain("<h1>ページが見つかりません</h1>");
    const { port } = await startPortal();
    for (const path of ["/broken", "/worse"]) {
      const { status, text } = await send(port, { path });
      expect(status).toBe(500);
      expect(text).toContain("<h1>ページを表示できませんでした</h1>");
      expect(text).toContain('<a href="">もう一度試す</a>');
    }
    const skew = await send(port, { method: "POST", path: "/skew", headers: { origin: "https://a.example" } });
    expect(skew.status).toBe(409);
    expect(skew.text).toContain("<h1>ポータルが新しくなりました</h1>");
  });

  it("leaves what scripts asked for, data, and small files as they are", async () => {
    const { port } = await startPortal();
    expect(await send(port, { path: "/data" })).toMatchObject({ status: 404, text: "{}" });
    expect((await send(port, { path: "/missing-image" })).text).toBe("Not Found");
    expect((await send(port, { path: "/flight", headers: { rsc: "1" } })).text).toBe("0:null");
    expect((await send(port, { path: "/nowhere", headers: { rsc: "1" } })).text).toBe(BLANK);
  });

  it("answers 503 with Retry-After, in the page's own words, when the code behind asks for it", async () => {
    const { port } = await startEdge(async (_request, response) => {
      await new Promise((fulfil) => setTimeout(fulfil, 5));
      const pending = pendingAnswers().getStore();
      if (pending) pending.retryAfterSeconds = 7;
      page(response, 200, "<p>busy, and what was typed</p>");
    });
    const asked: Record<string, string>[] = [{}, { rsc: "1" }, { "next-action": "a" }];
    for (const headers of asked) {
      const answer = await send(port, { headers });
      expect(answer.status).toBe(503);
      expect(answer.headers).toMatchObject({ ...EVERYWHERE, "retry-after": "7", "cache-control": "no-store" });
      expect(answer.text).toContain("<p>busy, and what was typed</p>");
    }
  });
});

describe("what a client claims", () => {
  const CLAIMS = {
    "x-forwarded-for": "192.0.2.1, 192.0.2.2",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    "x-portal-own": "AAAA",
    "x-portal-host": "evil.example",
    "x-portal-client-ip": "192.0.2.9",
    "x-portal-language": "en",
    forwarded: "host=evil.example",
  };

  it("counts for nothing without a trusted proxy", async () => {
    const { port, seen } = await startPortal();
    await send(port, { headers: CLAIMS });
    expect(seen[0]).toMatchObject({
      host: "a.example",
      "x-portal-client-ip": "127.0.0.1",
      "x-portal-host": "a.example",
      "x-portal-language": "ja",
      "x-forwarded-proto": "https",
    });
    expect(seen[0]).not.toHaveProperty("forwarded");
    expect(seen[0]).not.toHaveProperty("x-forwarded-host");
  });

  it("counts as far as the proxies in front report it", async () => {
    const { port, seen } = await startPortal({ scheme: "http", proxyHops: 1 });
    await send(port, { headers: { ...CLAIMS, "x-forwarded-proto": "https" } });
    expect(seen[0]).toMatchObject({ "x-portal-client-ip": "192.0.2.2", "x-forwarded-proto": "https" });
  });

  it("is the settings' scheme where the proxy forgets to report one", async () => {
    const { port, seen } = await startPortal({ proxyHops: 1 });
    await send(port, { headers: { "x-forwarded-for": "192.0.2.2" } });
    expect(seen[0]).toMatchObject({ "x-portal-client-ip": "192.0.2.2", "x-forwarded-proto": "https" });
  });

  it("follows a request of this process to itself, with the mark that only it knows", async () => {
    const { port, seen } = await startPortal({ proxyHops: 1 });
    await send(port, { headers: { host: "b.example", "x-forwarded-for": "192.0.2.2" } });
    const headers = { ...seen[0], host: "127.0.0.1" };
    await new Promise((fulfil) => get({ port, headers }, fulfil));
    expect(seen[1]).toMatchObject({ host: "b.example", "x-portal-client-ip": "192.0.2.2" });
  });

  test.each([
    [{ "accept-language": "en" }, "en"],
    [{ "accept-language": "en", cookie: "a=b; __Host-language=ja" }, "ja"],
    [{ cookie: "language=en" }, "ja"],
    [{ cookie: "__Host-language=fr", "accept-language": "en-US" }, "en"],
  ])("of %j the language is %s", async (headers, language) => {
    const { port, seen } = await startPortal();
    await send(port, { headers });
    expect(seen[0]?.["x-portal-language"]).toBe(language);
  });
});
