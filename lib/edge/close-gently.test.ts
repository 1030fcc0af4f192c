import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { readAnswer, startEdge } from "./edge.fixture.ts";

const HEAD = "POST /imports/upload HTTP/1.1\r\nhost: admin.example\r\norigin: https://admin.example\r\n";
const MEGABYTE = "x".repeat(1024 * 1024);
/** More than the buffers of both ends take. */
const MEGABYTES = 32;

/** Sends `head` and many megabytes, each when the one before has left, and reads what came back only after the last. */
async function upload(port: number, head: string): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const broken = new Promise<never>((_, reject) => socket.once("error", reject));
  const write = (text: string) => new Promise<void>((sent) => void socket.write(text, () => sent()));
  const sending = async () => {
    await write(`${head}content-length: ${MEGABYTES * MEGABYTE.length}\r\n\r\n`);
    for (let sent = 0; sent < MEGABYTES; sent += 1) await write(MEGABYTE);
    socket.end();
    let received = "";
    for await (const part of socket.setEncoding("utf8")) received += part;
    return received;
  };
  return Promise.race([sending(), broken]);
}

test.each(["", "connection: close\r\n"])(
  "who is refused in the middle of an upload can send to its end, and reads why (%j)",
  async (more) => {
    const { port } = await startEdge(async (request, response) => {
      // As Next.js leaves a body whose reader has had enough.
      for await (const _ of request) break;
      response.writeHead(303, { location: "/not-allowed" }).end();
    });
    const answer = readAnswer(await upload(port, HEAD + more));
    expect([answer.status, answer.headers.location]).toEqual([303, "/not-allowed"]);
  },
);

test("so can who sends too much, or no request at all", async () => {
  const { port } = await startEdge((_, response) => response.end());
  expect(readAnswer(await upload(port, HEAD.replace("/imports/upload", "/login"))).status).toBe(413);
  expect(readAnswer(await upload(port, "no request\r\n")).status).toBe(400);
});

test("who neither sends nor ends is let go after five seconds, and who never stops after a minute", async () => {
  const { server, port } = await startEdge((_, response) => response.end());
  const ends: Socket[] = [];
  server.on("connection", (socket) => ends.push(socket));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  await once(socket.resume(), "end");
  expect(ends[0]?.timeout).toBe(5_000);
  vi.advanceTimersByTime(59_999);
  expect(ends[0]?.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(ends[0]?.destroyed).toBe(true);
  vi.useRealTimers();
  socket.destroy();
});
