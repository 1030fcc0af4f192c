import { once } from "node:events";
import { Agent, createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { closeServer } from "./close-server.ts";

/** A server that answers after so many milliseconds. */
async function slowServer(milliseconds: number): Promise<{ server: Server; port: number; begun: Promise<unknown> }> {
  const server = createServer((_request, response) => setTimeout(() => response.end("done"), milliseconds));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  return { server, port: (server.address() as AddressInfo).port, begun: once(server, "request") };
}

/** What a browser with a lasting connection reads. */
function read(port: number, agent = new Agent({ keepAlive: true })): Promise<string> {
  return new Promise((fulfil, reject) => {
    get({ port, host: "127.0.0.1", agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => fulfil(text));
    }).on("error", reject);
  });
}

test("a request that has begun is answered, a new one is refused, and an open connection holds nothing up", async () => {
  const { server, port, begun } = await slowServer(400);
  const answered = read(port);
  await begun;
  const startedAt = performance.now();
  const closed = closeServer(server, 5_000);
  await expect(read(port)).rejects.toThrow(/ECONNREFUSED/);
  expect(await answered).toBe("done");
  expect(await closed).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

test("what takes longer than it may is cut off", async () => {
  const { server, port, begun } = await slowServer(10_000);
  const answered = expect(read(port)).rejects.toThrow();
  await begun;
  expect(await closeServer(server, 200)).toBe(false);
  await answered;
});
