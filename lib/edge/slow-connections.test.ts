import { once } from "node:events";
import { connect } from "node:net";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { startEdge } from "./edge.fixture.ts";

test("who is answered before a request is whole keeps no connection by never closing it", async () => {
  const { server, port } = await startEdge((_request, response) => response.end());
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  const answered = once(socket, "end");
  socket.resume();
  socket.write("no request\r\n\r\n");
  await answered;
  const open = promisify(server.getConnections.bind(server));
  await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 20_000 });
  socket.destroy();
});

test("who is told that the time is over keeps no connection by going on", async () => {
  const { server, port } = await startEdge((_request, response) => response.end());
  server.headersTimeout = 1;
  server.requestTimeout = 1;
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: a.example\r\nx: ");
  const goesOn = setInterval(() => socket.write("x"), 100);
  const [answer] = await once(socket.setEncoding("utf8"), "data");
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  await vi.waitFor(() => expect(socket.destroyed).toBe(true), { timeout: 30_000 });
  clearInterval(goesOn);
});

test("a request that is not whole in its time is noticed within seconds", async () => {
  const { server } = await startEdge((_request, response) => response.end());
  expect(server).toMatchObject({ headersTimeout: 20_000, requestTimeout: 60_000 });
  expect(Reflect.get(server, "connectionsCheckingInterval")).toBeLessThanOrEqual(5_000);
});
