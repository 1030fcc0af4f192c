import { readFileSync } from "node:fs";
import { request } from "node:http";
import type { Site } from "../browser.ts";
import type { Fault } from "./fault.ts";

const COUNT = 20;
const PIECES = 100;
const PIECE = Buffer.alloc(1 << 20, "x");
const MEGABYTE = 1 << 20;

function rssMb(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1] ?? 0) * (4_096 / MEGABYTE);
}

/** Sends 100 MB as a form, with its length or in chunks. @returns the status, or how the connection ended */
function postHuge({ host, port }: Site, isChunked: boolean): Promise<string> {
  const headers = {
    host: `${host}:${port}`,
    origin: `https://${host}:${port}`,
    "content-type": "multipart/form-data; boundary=x",
    ...(isChunked ? {} : { "content-length": PIECES * PIECE.length }),
  };
  return new Promise((fulfil) => {
    const outgoing = request({ host: "127.0.0.1", port, method: "POST", path: "/login", headers, agent: false });
    outgoing.once("response", (answer) => {
      answer.resume();
      fulfil(`HTTP ${answer.statusCode}`);
      outgoing.destroy();
    });
    outgoing.once("error", (error: NodeJS.ErrnoException) => fulfil(error.code ?? "error"));
    const send = (left: number): void => {
      if (left === 0) outgoing.end();
      else if (!outgoing.destroyed) outgoing.write(PIECE, () => send(left - 1));
    };
    send(PIECES);
  });
}

export const hugeBodies: Fault = {
  name: "huge-bodies",
  says: `${COUNT} posts of 100 MB, half of them in chunks without a length`,
  run: async ({ nodes: [app], sites: [site], load }) => {
    if (!site || !app) throw new Error("no node");
    const before = rssMb(app.pid);
    const answers = await Promise.all(Array.from({ length: COUNT }, (_, at) => postHuge(site, at % 2 === 1)));
    const growth = rssMb(app.pid) - before;
    const taken = answers.filter((answer) => answer.startsWith("HTTP 2") || answer.startsWith("HTTP 3"));
    return {
      recoveryMs: { login: await load.recovered(performance.now()) },
      notes: [
        `answers: ${[...new Set(answers)].join(", ")}`,
        `memory of the server ${growth < 0 ? "" : "+"}${growth.toFixed(0)} MB`,
      ],
      wrong: taken.length > 0 ? [`${taken.length} were taken`] : [],
    };
  },
};
