import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { type Closers, closeAll } from "./stage.ts";

export const MEGABYTE = 1024 * 1024;

/** What is measured, beside a database of its own. */
type Bench = (owner: PrismaClient) => Promise<void>;

/** Opens a throw-away database; this process becomes its worker. @returns as owner of the tables: for filling only */
async function openAsWorker(closers: Closers, folder: string): Promise<PrismaClient> {
  const secrets = demoSecrets(folder);
  const database = await startEmbeddedPostgres(folder, secrets.DATABASE_OWNER_PASSWORD);
  closers.push(database.stop);
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = secrets;
  await prepareDatabase(database.ownerUrl, { app, ops });
  const { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS } = secrets;
  const PORTAL_DATABASE_URL = roleUrl(database.ownerUrl, "portal_ops", ops);
  Object.assign(process.env, { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS, PORTAL_DATABASE_URL });
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.ownerUrl, max: 1 }) });
  closers.push(() => owner.$disconnect());
  return owner;
}

/** Runs the bench of `file` in a process with the worker's memory, and ends. */
export async function benchAsWorker(file: string, bench: Bench): Promise<never> {
  const options = nodeOptions("worker");
  if (options.every((option) => process.execArgv.includes(option))) {
    const folder = throwAwayFolder("bench-worker");
    chmodSync(folder, 0o755);
    const closers: Closers = [];
    try {
      await bench(await openAsWorker(closers, folder));
    } finally {
      await closeAll(closers);
      rmSync(folder, { recursive: true, force: true });
    }
  } else {
    const execArgv = ["--expose-gc", ...options];
    await once(fork(file, process.argv.slice(2), { execArgv }), "exit");
  }
  process.exit();
}

/** Runs `work` and says how long it took for each of `count`, and how much the process grew at most. */
export async function measure(name: string, count: number, work: () => Promise<unknown>): Promise<void> {
  globalThis.gc?.();
  const [start, before] = [performance.now(), process.memoryUsage.rss()];
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  await work();
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  const [each, perSecond] = [((1000 * seconds) / count).toFixed(1), Math.round(count / seconds)];
  const growth = Math.round((most - before) / MEGABYTE);
  console.log(`${name.padEnd(8)} ${seconds.toFixed(1)} s  ${each} ms each  ${perSecond}/s  RSS +${growth} MB`);
}
