import { once } from "node:events";
import type { RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";
import { createEdgeServer } from "./create-edge-server.ts";
import type { EdgeSettings } from "./edge-settings.ts";

const SETTINGS: EdgeSettings = { scheme: "https", proxyHops: 0, adminHost: "admin.example", isDevelopment: false };

/** An edge before `handle`, on a port of its own, until the test ends. */
export async function startEdge(handle: RequestListener, settings: Partial<EdgeSettings> = {}) {
  const server = createEdgeServer(handle, { ...SETTINGS, ...settings });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Sends these bytes, and returns what comes back until the server closes the connection, or until `enough`. */
export function sendRaw(port: number, text: string, enough?: RegExp): Promise<string> {
  return new Promise((fulfil, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.setEncoding("utf8");
    socket.setTimeout(20_000, () => socket.destroy(new Error(`no end after 20 s, but: ${received}`)));
    socket.on("data", (part: string) => {
      received += part;
      if (enough?.test(received)) socket.destroy();
    });
    socket.once("close", () => fulfil(received));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
  });
}

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

export async function send(port: number, { method = "GET", path = "/", headers = {}, body = "" }: Sent = {}) {
  const all: Record<string, string> = { host: "a.example", connection: "close", ...headers };
  if (body) all["content-length"] ??= String(Buffer.byteLength(body));
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return readAnswer(await sendRaw(port, `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`));
}

/** Status, headers (several of one name joined by a line feed) and text of a raw answer. */
export function readAnswer(raw: string) {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    headers[name] = name in headers ? `${headers[name]}\n${value}` : value;
  }
  const body = rest.join("\r\n\r\n");
  // The text between the chunks' lengths; the tests' texts have no such line feed.
  const text = headers["transfer-encoding"] === "chunked" ? body.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/g, "") : body;
  return { status: Number(statusLine.split(" ")[1]), headers, text: text.trimEnd() };
}
