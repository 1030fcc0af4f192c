// npm run soak: a bounded load for a long time (logins and changes of the user ID), and what the processes hold
// meanwhile: memory, open files, connections to the database. What grows with time alone shows here.
//   --minutes=30 --per-second=2
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { closeConnections } from "./browser.ts";
import { checkAfter, waitForMails } from "./faults/check.ts";
import { type FaultStage, openFaultStage } from "./faults/stage.ts";
import { type Closers, closeAll } from "./stage.ts";

const CLIENTS = 2;
const SAMPLES = 10;
const MINUTE_MS = 60_000;
/** Until the server has closed the connections of browsers that are gone. */
const QUIET_MS = 60_000;
const PAGE_BYTES = 4_096;
const RESULTS = resolve("bench/results");

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, "per-second": { type: "string", default: "2" } },
});
const [minutes, perSecond] = [Number(values.minutes), Number(values["per-second"])];

function held(pid: number): string {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return `${Math.round((pages * PAGE_BYTES) / 1_048_576)} MB ${readdirSync(`/proc/${pid}/fd`).length} files`;
}

/** One line of what everything holds now. */
async function look({ nodes: [app], worker, owner, load }: FaultStage, when: string): Promise<void> {
  const { rows } = await owner.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where usename in ('portal_app', 'portal_ops')",
  );
  const columns = [
    `app ${held(app?.pid ?? 0)}`,
    `worker ${held(worker.pid)}`,
    `${rows[0]?.count} connections`,
    `${load.completed()} members, ${load.requests} requests`,
  ];
  console.log([when.padStart(8), ...columns].join("   "));
}

async function soak(stage: FaultStage): Promise<void> {
  const { load } = stage;
  await look(stage, "before");
  const begin = performance.now();
  load.start({ clients: CLIENTS, everyMs: (CLIENTS * 1000) / perSecond });
  for (let at = 1; at <= SAMPLES; at += 1) {
    await sleep(Math.max(0, begin + (minutes * MINUTE_MS * at) / SAMPLES - performance.now()));
    await look(stage, `${(minutes * at) / SAMPLES} min`);
  }
  await load.stop();
  await waitForMails(stage, 60);
  closeConnections();
  await sleep(QUIET_MS);
  await look(stage, "after");
}

/** @returns whether nobody met an error, and all acts are there */
async function report(stage: FaultStage): Promise<boolean> {
  const { load, nodes, worker } = stage;
  const restarts = nodes.reduce((total, node) => total + node.restarts, worker.restarts);
  console.log(`errors: ${JSON.stringify(Object.fromEntries(load.errors))}, started again: ${restarts}`);
  const checks = await checkAfter(stage, 0);
  for (const { what, isFine, seen } of checks) console.log(`${isFine ? "✓" : "✗"} ${what}: ${seen}`);
  return load.errors.size === 0 && restarts === 0 && checks.every(({ isFine }) => isFine);
}

const closers: Closers = [];
const folder = throwAwayFolder("soak");
try {
  mkdirSync(RESULTS, { recursive: true });
  await buildIfChanged();
  const log = join(RESULTS, "soak.log");
  rmSync(log, { force: true });
  const members = Math.ceil(minutes * 60 * perSecond) + CLIENTS;
  const stage = await openFaultStage(closers, { folder, log, members });
  // Who came first is asked at the end whether the session is still their own.
  await stage.owner.query(
    `update "Insurer" set "policy" = "policy" || '{"session": {"idleMinutes": 60, "rememberedIdleMinutes": 60, "absoluteHours": 12}}'
     where "id" = $1`,
    [stage.insurer.id],
  );
  await soak(stage);
  process.exitCode = (await report(stage)) ? 0 : 1;
} finally {
  closeConnections();
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
