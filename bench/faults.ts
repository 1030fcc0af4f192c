// npm run faults: what members and operators notice of a fault, and what is in the database afterwards. Each fault has a
// throw-away portal of its own (database, app servers, worker, mail server, each a process), under a bounded load of
// logins and changes of the user ID. Exit code 1 when anything was lost, half-done, sent twice, or somebody else's.
//   --only=<name>   one of them; all take about 20 minutes
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { whenToldToEnd } from "#scripts/support/when-told-to-end.ts";
import { closeConnections } from "./browser.ts";
import { appKilled } from "./faults/app-killed.ts";
import { type Check, checkAfter, waitForMails } from "./faults/check.ts";
import { clockJump } from "./faults/clock-jump.ts";
import { databaseRestarted } from "./faults/database-restarted.ts";
import { diskFull } from "./faults/disk-full.ts";
import type { Fault, Outcome } from "./faults/fault.ts";
import { hugeBodies } from "./faults/huge-bodies.ts";
import { importKilled } from "./faults/import-killed.ts";
import { leaderKilled } from "./faults/leader-killed.ts";
import { mailDown } from "./faults/mail-down.ts";
import { mailRefusing } from "./faults/mail-refusing.ts";
import { mailSlow } from "./faults/mail-slow.ts";
import { nodeReplaced } from "./faults/node-replaced.ts";
import { poolExhausted } from "./faults/pool-exhausted.ts";
import { slowConnections } from "./faults/slow-connections.ts";
import { type FaultStage, openFaultStage } from "./faults/stage.ts";
import { workerKilled } from "./faults/worker-killed.ts";
import { type Closers, closeAll } from "./stage.ts";

const FAULTS: readonly Fault[] = [
  mailDown,
  mailSlow,
  mailRefusing,
  databaseRestarted,
  leaderKilled,
  appKilled,
  workerKilled,
  importKilled,
  nodeReplaced,
  diskFull,
  clockJump,
  poolExhausted,
  slowConnections,
  hugeBodies,
];

const CLIENTS = 4;
/** Before and after the fault. */
const CALM_MS = 3_000;
const RESULTS = resolve("bench/results");

type Report = Outcome & {
  fault: string;
  requests: number;
  rounds: number;
  errors: Record<string, number>;
  restarts: Record<string, number>;
  checks: Check[];
};

async function runUnderLoad(fault: Fault, stage: FaultStage): Promise<Report> {
  const { load, nodes, worker } = stage;
  load.start({ clients: CLIENTS });
  await sleep(CALM_MS);
  const outcome = await fault.run(stage);
  await sleep(CALM_MS);
  await load.stop();
  await waitForMails(stage, fault.mailSeconds ?? 60);
  return {
    fault: fault.name,
    requests: load.requests,
    rounds: load.completed(),
    errors: Object.fromEntries(load.errors),
    restarts: { app: nodes.reduce((total, { restarts }) => total + restarts, 0), worker: worker.restarts },
    ...outcome,
    checks: await checkAfter(stage, fault.mayArriveTwice ?? 0),
  };
}

function print({ requests, rounds, errors, restarts, recoveryMs, notes = [], wrong = [], checks }: Report) {
  const list = (of: Record<string, number>, unit = "") =>
    Object.entries(of)
      .map(([name, number]) => `${name} ${number}${unit}`)
      .join(", ") || "none";
  const seconds = Object.entries(recoveryMs).map(([name, ms]) => [name, Number((ms / 1000).toFixed(1))] as const);
  console.log(`  requests   ${requests} answered, ${rounds} members served to the end`);
  console.log(`  errors     ${list(errors)}`);
  console.log(`  recovery   ${list(Object.fromEntries(seconds), " s")}; started again: ${list(restarts)}`);
  for (const note of notes) console.log(`  seen       ${note}`);
  for (const { what, isFine, seen } of checks) console.log(`  ${isFine ? "✓" : "✗"}          ${what}: ${seen}`);
  for (const what of wrong) console.log(`  ✗          ${what}`);
  console.log("");
}

function isWell({ checks, recoveryMs, wrong = [] }: Report): boolean {
  const recovered = Object.values(recoveryMs).every(Number.isFinite);
  return recovered && wrong.length === 0 && checks.every(({ isFine }) => isFine);
}

/** @returns whether everything held */
async function runHere(fault: Fault): Promise<boolean> {
  console.log(`${fault.name}: ${fault.says}`);
  const missing = fault.missing?.();
  if (missing) {
    console.log(`  not tried: ${missing}\n`);
    return true;
  }
  const closers: Closers = [];
  const folder = throwAwayFolder("faults");
  const end = async () => {
    closeConnections();
    await closeAll(closers);
    rmSync(folder, { recursive: true, force: true });
  };
  whenToldToEnd(() => end().then(() => process.exit(1)));
  try {
    const log = join(RESULTS, `fault-${fault.name}.log`);
    rmSync(log, { force: true });
    const report = await runUnderLoad(fault, await openFaultStage(closers, { folder, log, ...fault.stage }));
    print(report);
    writeFileSync(join(RESULTS, `fault-${fault.name}.json`), `${JSON.stringify(report, null, 2)}\n`);
    return isWell(report);
  } finally {
    await end();
  }
}

/** Each in a process of its own: settings and connections are read once in a process. */
async function runAll(): Promise<boolean> {
  await buildIfChanged();
  let isFine = true;
  for (const { name } of FAULTS) {
    const child = fork(import.meta.filename, [`--only=${name}`], { execArgv: process.execArgv });
    const [code] = await once(child, "exit");
    isFine &&= code === 0;
  }
  return isFine;
}

const { values: options } = parseArgs({ options: { only: { type: "string" } } });
mkdirSync(RESULTS, { recursive: true });
const only = FAULTS.find(({ name }) => name === options.only);
if (options.only && !only)
  throw new Error(`--only=${options.only} is none of ${FAULTS.map(({ name }) => name).join(", ")}`);
if (only) await buildIfChanged();
process.exit((await (only ? runHere(only) : runAll())) ? 0 : 1);
