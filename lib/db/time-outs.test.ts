import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { prisma } from "./client.ts";
import { PrismaClient } from "./generated/client.ts";

type Setting = { value: string };

test("a page's statement and an idle transaction end; the worker's role may take longer", async () => {
  const read = async (name: string) => {
    const [row] = await prisma().$queryRaw<Setting[]>`select current_setting(${name}) as value`;
    return row?.value;
  };
  expect(await read("statement_timeout")).toBe("15s");
  expect(await read("idle_in_transaction_session_timeout")).toBe("30s");
  const insurer = await makeInsurer();
  const [ops] = await opsTransaction(
    insurer.id,
    (tx) => tx.$queryRaw<Setting[]>`select current_setting('statement_timeout') as value`,
  );
  expect(ops).toEqual({ value: "0" });
});

/** One connection, as the product's, with a fifth of the time to connect. */
const poolAt = (url: URL) =>
  new pg.Pool({
    connectionString: url.toString(),
    max: 1,
    connectionTimeoutMillis: CONNECT_TIME_OUT.connectionTimeoutMillis / 5,
  });

/** A way to the database that passes bytes on until `freeze`, and then keeps the connections and answers nothing. */
async function freezingWay({ port, hostname }: URL) {
  let isFrozen = false;
  const sockets: Socket[] = [];
  const server = createServer((from) => {
    const to = connect(Number(port), hostname);
    sockets.push(from, to);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on("data", (bytes) => void (isFrozen || other.write(bytes)));
      one.on("error", () => {});
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const freeze = () => {
    isFrozen = true;
  };
  return { port: String((server.address() as AddressInfo).port), freeze };
}

test("a server that stops in the middle is an error after `query_timeout`, not a page that waits for ever", async () => {
  const url = new URL(process.env.PORTAL_DATABASE_URL ?? "");
  expect(url.searchParams.get("query_timeout")).toBe("20000");
  const { port, freeze } = await freezingWay(url);
  url.port = port;
  url.searchParams.set("query_timeout", "300");
  const client = new PrismaClient({ adapter: new PrismaPg(poolAt(url)) });
  // A slow machine's first answer may come after the time-out, too.
  await expect.poll(() => client.$queryRaw`select 1 as one`, { timeout: 10_000 }).toEqual([{ one: 1 }]);
  freeze();
  await expect(client.$queryRaw`select 1 as one`).rejects.toThrow(/timeout/i);
  await expect(client.insurer.findMany()).rejects.toThrow(/timeout/i);
});

test("a server that never answers is an error after the time to connect", async () => {
  const url = new URL(process.env.PORTAL_DATABASE_URL ?? "");
  const { port, freeze } = await freezingWay(url);
  freeze();
  url.port = port;
  await expect(poolAt(url).query("select 1")).rejects.toThrow(/timeout/i);
});
