import { once } from "node:events";
import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { closeServer } from "./close-server.ts";

/** A server that keeps every request until `answer`, and an answered connection for longer than any test. */
async function slowServer() {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const options = { keepAliveTimeout: 60_000 };
  const server = createServer(options, (_request, response) => void answered.then(() => response.end("done")));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  return { server, answer, port: (server.address() as AddressInfo).port, begun: once(server, "request") };
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
  const { server, answer, port, begun } = await slowServer();
  const answered = read(port);
  await begun;
  const closed = closeServer(server, 20_000);
  await expect(read(port)).rejects.toThrow(/ECONNREFUSED/);
  answer();
  expect(await answered).toBe("done");
  // The browser's connection would stay for a minute: it was not waited for, and nothing was cut off.
  expect(await closed).toBe(true);
});

test("what takes longer than it may is cut off", async () => {
  const { server, port, begun } = await slowServer();
  const answered = expect(read(port)).rejects.toThrow();
  await begun;
  expect(await closeServer(server, 200)).toBe(false);
  await answered;
});
