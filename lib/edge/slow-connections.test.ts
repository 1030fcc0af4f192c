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
  await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 4_000 });
  socket.destroy();
});

test("a request that is not whole in its time is noticed within seconds", async () => {
  const { server } = await startEdge((_request, response) => response.end());
  expect(server).toMatchObject({ headersTimeout: 20_000, requestTimeout: 60_000 });
  expect(Reflect.get(server, "connectionsCheckingInterval")).toBeLessThanOrEqual(5_000);
});
