import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault.ts";

const COUNT = 500;
const SECONDS = 75;
const PIECE_MS = 1_000;

/** One byte a second, of a head that never ends, or of a form's body; an answer does not end it. */
function trickle(port: number, host: string, isBody: boolean): Socket {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.resume();
  const form = `POST /login HTTP/1.1\r\nHost: ${host}:${port}\r\nOrigin: https://${host}:${port}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n`;
  socket.write(isBody ? form : `GET /login HTTP/1.1\r\nHost: ${host}:${port}\r\nX-Slow: `);
  const timer = setInterval(() => socket.write("x"), PIECE_MS);
  socket.once("close", () => clearInterval(timer));
  return socket;
}

export const slowConnections: Fault = {
  name: "slow-connections",
  says: `${COUNT} connections send a byte a second for ${SECONDS} s, half of them heads, half of them bodies`,
  run: async ({ sites: [site], load }) => {
    const calm = performance.now();
    await sleep(5_000);
    const begin = performance.now();
    const open = new Set<Socket>();
    for (let at = 0; at < COUNT; at += 1) {
      const socket = trickle(site?.port ?? 0, site?.host ?? "", at % 2 === 1);
      open.add(socket);
      socket.once("close", () => open.delete(socket));
    }
    await sleep(SECONDS * 1000);
    const end = performance.now();
    const left = open.size;
    for (const socket of open) socket.destroy();
    const [before, beside] = [load.p95Ms(calm, begin), load.p95Ms(begin, end)].map((ms) => ms.toFixed(0));
    return {
      recoveryMs: { login: await load.recovered(end) },
      notes: [
        `p95 of a member's round ${before} ms before, ${beside} ms beside`,
        `${left} connections left after ${SECONDS} s`,
      ],
      wrong: left > 0 ? [`the server still holds ${left} of them`] : [],
    };
  },
};
