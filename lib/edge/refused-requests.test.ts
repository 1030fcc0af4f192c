import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, test } from "vitest";
import { readAnswer, send, sendRaw, startEdge } from "./edge.fixture.ts";

/** In place of Next.js: records requests, reads the whole body, and answers. */
async function edgeWithPage() {
  const seen: IncomingMessage[] = [];
  const bytes: number[] = [];
  const { port, server } = await startEdge(async (request, response) => {
    seen.push(request);
    let length = 0;
    try {
      for await (const part of request) length += (part as Buffer).length;
    } catch {
      return;
    }
    bytes.push(length);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end("the page");
  });
  return { port, server, seen, bytes };
}

const OWN = { origin: "https://a.example" };

function expectPlainPage({ headers, text }: Awaited<ReturnType<typeof send>>) {
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["strict-transport-security"]).toContain("max-age=");
  expect(text).toContain('<html lang="ja">');
  expect(text).toContain('<section lang="en">');
  expect(text).not.toMatch(/<script|<link|src=/);
  const nonce = headers["content-security-policy"]?.match(/'nonce-([^']+)'/)?.[1];
  expect(text).toContain(`<style nonce="${nonce}">`);
}

describe("methods", () => {
  test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "%s is 405 and reaches no page",
    async (method) => {
      const { port, seen } = await edgeWithPage();
      const answer = await send(port, { method, headers: OWN });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST");
      expectPlainPage(answer);
      expect(seen).toEqual([]);
    },
  );

  test("OPTIONS * is 405 too", async () => {
    const { port, seen } = await edgeWithPage();
    expect((await send(port, { method: "OPTIONS", path: "*" })).status).toBe(405);
    expect(seen).toEqual([]);
  });

  test("GET, HEAD and POST pass", async () => {
    const { port, seen } = await edgeWithPage();
    expect((await send(port)).text).toContain("the page");
    expect(await send(port, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
    expect((await send(port, { method: "POST", headers: OWN, body: "a=1" })).status).toBe(200);
    expect(seen).toHaveLength(3);
  });
});

describe("addresses", () => {
  test.each(["/%ff", "/a/%E3%81/b", "/%", "/%00", "http://evil.example/", "a"])("%s is 400", async (path) => {
    const { port, seen } = await edgeWithPage();
    const answer = await send(port, { path });
    expect(answer.status).toBe(400);
    expect(seen).toEqual([]);
  });

  test.each(["", "a b", "a@b", "a,b", "a:x", "あ", "a/b", "a:123456"])("host %j is 400", async (host) => {
    const { port, seen } = await edgeWithPage();
    const answer = await send(port, { headers: { host } });
    expect(answer.status).toBe(400);
    expectPlainPage(answer);
    expect(seen).toEqual([]);
  });

  test.each(["a.example", "A.Example:8080", "127.0.0.1:1", "[::1]:80"])("host %j passes", async (host) => {
    const { port } = await edgeWithPage();
    expect((await send(port, { headers: { host } })).status).toBe(200);
  });

  test("no host, a broken header, and headers without an end are plain pages", async () => {
    const { port, seen } = await edgeWithPage();
    for (const [raw, status] of [
      ["GET / HTTP/1.1\r\n\r\n", 400],
      ["GET / HTTP/1.1\r\nhost : a\r\n\r\n", 400],
      ["GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n", 400],
      [`GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      const answer = readAnswer(await sendRaw(port, raw));
      expect(answer.status).toBe(status);
      expectPlainPage(answer);
    }
    expect(seen).toEqual([]);
  });

  test("the image scaler is 404", async () => {
    const { port, seen } = await edgeWithPage();
    const answer = await send(port, { path: "/_next/image?url=/login&w=64&q=1" });
    expect(answer.status).toBe(404);
    expectPlainPage(answer);
    expect(seen).toEqual([]);
  });
});

describe("where a post comes from (ASVS 3.5.1)", () => {
  const refused: Record<string, string>[] = [
    {},
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://a.example" },
    { origin: "https://a.example:8443" },
    { origin: "https://a.example.evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin", referer: "https://a.example/" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none", referer: "https://a.example/" },
    { referer: "https://evil.example/https://a.example/" },
    { referer: "http://a.example/" },
    { referer: "a.example" },
  ];
  test.each(refused)("%j is 403", async (headers) => {
    const { port, seen } = await edgeWithPage();
    const answer = await send(port, { method: "POST", headers, body: "a=1" });
    expect(answer.status).toBe(403);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expectPlainPage(answer);
    expect(answer.text).toContain("この操作は受け付けられませんでした");
    expect(seen).toEqual([]);
  });

  const own: Record<string, string>[] = [
    OWN,
    { "sec-fetch-site": "same-origin" },
    { referer: "https://a.example/login?to=%2F" },
    { referer: "https://a.example/", host: "A.EXAMPLE" },
  ];
  test.each(own)("%j passes, and names the origin to the page", async (headers) => {
    const { port, seen } = await edgeWithPage();
    expect((await send(port, { method: "POST", headers, body: "a=1" })).status).toBe(200);
    expect(seen[0]?.headers.origin).toBe("https://a.example");
  });
});

describe("bodies", () => {
  const MOST = 128 * 1024;
  const head = (more: string) => `POST / HTTP/1.1\r\nhost: a.example\r\norigin: https://a.example\r\n${more}\r\n\r\n`;

  it("takes 128 kB, by length and in chunks", async () => {
    const { port, bytes } = await edgeWithPage();
    expect((await send(port, { method: "POST", headers: OWN, body: "x".repeat(MOST) })).status).toBe(200);
    const half = `${(MOST / 2).toString(16)}\r\n${"x".repeat(MOST / 2)}\r\n`;
    const chunked = `${head("transfer-encoding: chunked\r\nconnection: close")}${half}${half}0\r\n\r\n`;
    expect(readAnswer(await sendRaw(port, chunked)).status).toBe(200);
    expect(bytes).toEqual([MOST, MOST]);
  });

  it("refuses one byte more by its length, before anything of it has come, and closes", async () => {
    const { port, seen } = await edgeWithPage();
    const answer = readAnswer(await sendRaw(port, head(`content-length: ${MOST + 1}`)));
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe("close");
    expectPlainPage(answer);
    expect(seen).toEqual([]);
  });

  it("refuses one byte more in chunks, and closes; the page never sees an end", async () => {
    const { port, bytes } = await edgeWithPage();
    const much = `${(MOST + 1).toString(16)}\r\n${"x".repeat(MOST + 1)}\r\n`;
    const answer = readAnswer(await sendRaw(port, head("transfer-encoding: chunked") + much));
    expect(answer.status).toBe(413);
    expectPlainPage(answer);
    expect(bytes).toEqual([]);
  });

  it("takes more where a logo is uploaded, and refuses one byte more there too", async () => {
    const { port, seen } = await edgeWithPage();
    const upload = (host: string, bytes: number) =>
      `POST /branding/logo HTTP/1.1\r\nhost: ${host}\r\norigin: https://${host}\r\ncontent-length: ${bytes}\r\n\r\n`;
    const most = 504_000;
    const taken = await sendRaw(port, upload("admin.example", most) + "x".repeat(most), /HTTP/);
    expect(readAnswer(taken).status).toBe(200);
    expect(seen).toHaveLength(1);
    expect(readAnswer(await sendRaw(port, upload("admin.example", most + 1))).status).toBe(413);
    expect(readAnswer(await sendRaw(port, upload("a.example", most + 1))).status).toBe(413);
    expect(seen).toHaveLength(1);
  });

  it("answers Expect: 100-continue with what the body would get", async () => {
    const { port, seen } = await edgeWithPage();
    const large = await sendRaw(port, head(`content-length: ${MOST + 1}\r\nexpect: 100-continue`));
    expect(readAnswer(large).status).toBe(413);
    expect(seen).toEqual([]);
    const small = await sendRaw(port, head("content-length: 3\r\nexpect: 100-continue"), /100 Continue/);
    expect(readAnswer(small).status).toBe(100);
  });
});

describe("a posted form on which the page fails", () => {
  const WHOLE = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';

  test.each([
    ["is 500 where the form is whole", "boundary=x", WHOLE, 500],
    ["a boundary in quotation marks is the same", 'boundary="x"', WHOLE, 500],
    ["is 400 where it is no form", "boundary=x", "garbage", 400],
    ["is 400 where it breaks off", "boundary=x", WHOLE.slice(0, -6), 400],
    ["is 400 where no boundary is named", "charset=utf-8", WHOLE, 400],
  ])("%s", async (_name, parameter, body, status) => {
    const { port } = await startEdge(async (request, response) => {
      for await (const _part of request);
      response.statusCode = 500;
      response.end("Internal Server Error");
    });
    const headers = { ...OWN, "content-type": `multipart/form-data; ${parameter}` };
    const answer = await send(port, { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    expectPlainPage(answer);
  });
});

test("a page that fails while a large form is still on its way is 500: nobody knows its end", async () => {
  const { port } = await startEdge((_request, response) => {
    response.statusCode = 500;
    response.end("Internal Server Error");
  });
  const head = ["POST /login HTTP/1.1", "host: a.example", "origin: https://a.example", "content-length: 100000"];
  const begun = [...head, "content-type: multipart/form-data; boundary=x", "", "--x\r\n"].join("\r\n");
  expect(readAnswer(await sendRaw(port, begun, /<\/html>/)).status).toBe(500);
});

test("an upgrade is no conversation: the connection closes, whatever it asks for", async () => {
  const { port, server, seen } = await edgeWithPage();
  for (const path of ["/", "/nope", "/_next/hmr"]) {
    const socket = connect(port, "127.0.0.1");
    socket.write(`GET ${path} HTTP/1.1\r\nhost: a.example\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n`);
    socket.resume();
    await once(socket, "close");
  }
  expect(seen).toEqual([]);
  const open = await new Promise((fulfil) => server.getConnections((_error, count) => fulfil(count)));
  expect(open).toBe(0);
});
