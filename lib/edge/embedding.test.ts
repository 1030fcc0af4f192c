import { describe, expect, test } from "vitest";
import { send, startEdge } from "./edge.fixture.ts";
import { pendingAnswers } from "./pending-answer.ts";

const ORIGINS = ["https://www.example.or.jp", "https://intra.example.or.jp"];

/** A portal whose /embed/cards asks to be framed, and whose files are public. */
async function startPortal() {
  const { port } = await startEdge(({ url = "" }, response) => {
    const pending = pendingAnswers().getStore();
    if (url.endsWith(".js") || url.endsWith(".json")) response.setHeader("cache-control", "public, max-age=0");
    if (url === "/embed/cards" && pending) pending.frameAncestors = ORIGINS;
    if (url === "/embed/cards?none" && pending) pending.frameAncestors = [];
    response.end();
  });
  return async (path: string, headers: Record<string, string> = {}) => (await send(port, { path, headers })).headers;
}

describe("framing", () => {
  test("is for the origins that the page names, and for nobody else", async () => {
    const ask = await startPortal();
    const cards = await ask("/embed/cards");
    expect(cards["content-security-policy"]).toContain(`frame-ancestors ${ORIGINS.join(" ")};`);
    expect(cards).not.toHaveProperty("x-frame-options");
    for (const path of ["/embed/cards?none", "/", "/login", "/embed/popup"]) {
      const headers = await ask(path);
      expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none';");
      expect(headers["x-frame-options"], path).toBe("DENY");
    }
  });
});

describe("the login button's file", () => {
  test("may be loaded by every site; named by its hash it never changes", async () => {
    const ask = await startPortal();
    const shared = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
    expect(await ask("/embed/v1.js")).toMatchObject({ ...shared, "cache-control": "public, max-age=3600" });
    expect(await ask("/embed/v1.0123456789abcdef.js")).toMatchObject({
      ...shared,
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(await ask("/embed/v1.json")).toMatchObject(shared);
    expect(await ask("/other.js")).not.toHaveProperty("access-control-allow-origin");
  });
});

describe("a window's opener", () => {
  const cookie = "__Host-language=ja; __Host-popup=%7B%7D";
  test.each(["/embed/popup?state=x", "/login", "/login/otp", "/embed/popup/0123", "/settings/terms"])(
    "is kept on %s during a login for it",
    async (path) => {
      const ask = await startPortal();
      expect(await ask(path, { cookie })).toMatchObject({ "cross-origin-opener-policy": "unsafe-none" });
    },
  );

  test("is cut off everywhere else, and by every login that is not for it", async () => {
    const ask = await startPortal();
    const cut = { "cross-origin-opener-policy": "same-origin" };
    for (const path of ["/", "/settings/profile", "/loginx", "/forgot-password", "/embed/cards"]) {
      expect(await ask(path, { cookie }), path).toMatchObject(cut);
    }
    for (const path of ["/login", "/embed/popup/0123"]) {
      expect(await ask(path), path).toMatchObject(cut);
      expect(await ask(path, { cookie: "popup=x; a__Host-popup=x" }), path).toMatchObject(cut);
    }
  });
});
