import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { startEdge } from "./edge.fixture.ts";
import { Turnstile } from "./turnstile.ts";

const POST = { host: "a.example", origin: "https://a.example" };

/** An edge before a handler that keeps every post until it is told; each answers with its body. */
async function startSlowPortal() {
  const kept: (() => void)[] = [];
  const order: string[] = [];
  const { server, port } = await startEdge(
    async (incoming: IncomingMessage, response: ServerResponse) => {
      let body = "";
      incoming.setEncoding("utf8");
      for await (const part of incoming) body += part;
      order.push(body);
      if (incoming.method === "POST") await new Promise<void>((fulfil) => kept.push(fulfil));
      response.end(body);
    },
    { proxyHops: 1 },
  );
  const post = (peer: string, body = "typed") =>
    new Promise<{ status: number; retryAfter: string | undefined; text: string }>((fulfil, reject) => {
      const headers = { ...POST, "x-forwarded-for": peer, "x-forwarded-proto": "https" };
      const sent = send({ port, host: "127.0.0.1", method: "POST", headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => {
          text += part;
        });
        answer.on("end", () =>
          fulfil({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"], text }),
        );
      });
      sent.once("error", reject);
      sent.setHeader("content-length", Buffer.byteLength(body));
      sent.end(body);
    });
  const seen = async (count: number) => expect.poll(() => kept.length, { timeout: 10_000 }).toBe(count);
  return { server, port, post, kept, order, seen };
}

it("lets eight posts in, keeps 64 of one peer waiting, and tells the others to come back", async () => {
  const { server, post, kept, order, seen } = await startSlowPortal();
  const all = Array.from({ length: 200 }, (_, index) => post("198.51.100.1", `typed-${index}`));
  const answers: Awaited<(typeof all)[number]>[] = [];
  for (const each of all) each.then((answer) => answers.push(answer));
  await expect.poll(() => answers.length, { timeout: 10_000 }).toBe(200 - 8 - 64);
  for (const { status, retryAfter, text } of answers) {
    expect([status, retryAfter]).toEqual([503, "10"]);
    expect(text).toContain("<h1>ただいま混み合っています</h1>");
  }
  await seen(8);
  const arrived = once(server, "request");
  const other = post("203.0.113.5", "from elsewhere");
  const [request] = await arrived;
  await expect.poll(() => request.complete, { timeout: 10_000 }).toBe(true);
  // The edge is told right after; from here on the post waits for its turn.
  await setImmediate();
  const drain = setInterval(() => kept.shift()?.(), 1);
  expect(await other).toMatchObject({ status: 200, text: "from elsewhere" });
  const done = await Promise.all(all);
  clearInterval(drain);
  // Eight were in; of the next two, one is the other peer's, though 64 came before it.
  expect(order.indexOf("from elsewhere")).toBeLessThan(8 + 2);
  expect(done.filter(({ status }) => status === 200)).toHaveLength(8 + 64);
  for (const [index, { status, text }] of done.entries()) if (status === 200) expect(text).toBe(`typed-${index}`);
});

it("a body on its way takes nobody's turn, nor does a client that has gone", async () => {
  const { port, post, kept, seen } = await startSlowPortal();
  const lines = ["POST / HTTP/1.1", "host: a.example", "x-forwarded-proto: https", "origin: https://a.example"];
  const slow = Array.from({ length: 20 }, () => connect(port, "127.0.0.1"));
  for (const socket of slow) socket.write(`${lines.join("\r\n")}\r\ncontent-length: 10\r\n\r\nabc`);
  const answered = post("203.0.113.5");
  await seen(1);
  kept.shift()?.();
  expect(await answered).toMatchObject({ status: 200, text: "typed" });
  for (const socket of slow) socket.write("defghij");
  await seen(8);
  for (const socket of slow) socket.destroy();
  await Promise.all(slow.map((socket) => once(socket, "close")));
  const after = post("203.0.113.5");
  await expect.poll(() => kept.length, { timeout: 10_000 }).toBeGreaterThan(8);
  for (const go of kept) go();
  expect(await after).toMatchObject({ status: 200 });
});

it("takes one of each peer in turn, and refuses beyond what may wait", () => {
  const turnstile = new Turnstile({ atOnce: 1, waitingOfPeer: 3, waiting: 5 });
  const order: string[] = [];
  const enter = (peer: string, name: string) => turnstile.enter(peer, () => order.push(name));
  expect(enter("a", "a0")).toBe(true);
  expect(["a1", "a2", "a3", "a4"].map((name) => enter("a", name))).toEqual([true, true, true, false]);
  expect([enter("b", "b1"), enter("b", "b2"), enter("c", "c1")]).toEqual([true, true, false]);
  for (let turn = 0; turn < 6; turn += 1) turnstile.leave();
  expect(order).toEqual(["a0", "a1", "b1", "a2", "b2", "a3"]);
  expect(enter("c", "c1")).toBe(true);
  expect(order.at(-1)).toBe("c1");
});
