// How long until the first page: `node --conditions=react-server bench/start.ts [--runs=5]`. From the start of the process
// to the first 200 of a path, asked every 5 ms; medians. `serve` on a prepared database, and a second `npm start`.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { endProcess } from "#scripts/support/child-process.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { freePort, startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { COMPILE_CACHE, nodeOptions } from "#scripts/support/node-options.mjs";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { type Closers, closeAll, fillDatabase } from "./stage.ts";
import { median } from "./statistics.ts";

const PAUSE_MS = 5;
const LONGEST_MS = 300_000;
/** A demo insurer; its host is not resolved. */
const HOST = "shosha.localhost";

type Page = { name: string; port: number; path: string };
/** Milliseconds by the page's name. */
type Times = Record<string, number>;

/** Undefined: nobody listens yet. */
function statusOf({ port, path }: Page): Promise<number | undefined> {
  return new Promise((fulfil) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { host: HOST } }, (answer) => {
      answer.resume().once("end", () => fulfil(answer.statusCode));
    });
    asked.once("error", () => fulfil(undefined));
    asked.end();
  });
}

async function untilAnswered(page: Page, child: ChildProcess, since: number): Promise<number> {
  while ((await statusOf(page)) !== 200) {
    if (child.exitCode !== null || performance.now() - since > LONGEST_MS) throw new Error(`no ${page.name}`);
    await sleep(PAUSE_MS);
  }
  return performance.now() - since;
}

type Command = { args: readonly string[]; env: NodeJS.ProcessEnv };

/** Starts it, waits for each page in turn, and ends it. */
async function timeStart({ args, env }: Command, pages: readonly Page[]): Promise<Times> {
  const since = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: "ignore" });
  try {
    const times: Times = {};
    for (const page of pages) times[page.name] = await untilAnswered(page, child, since);
    return times;
  } finally {
    await endProcess(child);
  }
}

function print(what: string, rounds: readonly Times[]): void {
  for (const name of Object.keys(rounds[0] ?? {})) {
    const values = rounds.map((times) => Math.round(times[name] ?? Number.NaN));
    console.log(`${what}: ${name} after ${median(values)} ms (${values.join(", ")})`);
  }
}

async function measureServe(folder: string, closers: Closers, runs: number): Promise<void> {
  const secrets = demoSecrets(folder);
  const database = await startEmbeddedPostgres(folder, secrets.DATABASE_OWNER_PASSWORD);
  closers.push(database.stop);
  const size = { members: 1, people: 1, otherInsurers: 0 };
  const { variables } = await fillDatabase(closers, database.ownerUrl, secrets, size);
  const [port, privatePort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), METRICS_PORT: String(privatePort) };
  const env = { ...COMPILE_CACHE, ...process.env, ...variables, ...ports, MAIL_FROM: "no-reply@portal.example" };
  const command = { args: [...nodeOptions("server"), "scripts/serve.ts"], env };
  const pages = [
    { name: "/healthz", port: privatePort, path: "/healthz" },
    { name: "/readyz", port: privatePort, path: "/readyz" },
    { name: "/login", port, path: "/login" },
  ];
  const rounds: Times[] = [];
  for (let run = 0; run < runs; run += 1) rounds.push(await timeStart(command, pages));
  print("serve", rounds);
}

async function measureNpmStart(folder: string, runs: number): Promise<void> {
  const port = await freePort();
  const names = ["MAILBOX_PORT", "SMTP_PORT", "SAMPLE_PORT"];
  const others = await Promise.all(names.map(async (name) => [name, String(await freePort())]));
  const env = { ...process.env, DATABASE_URL: "", PORTAL_DATABASE_URL: "", DATA_DIR: folder, PORT: String(port) };
  const command = { args: ["scripts/start.mjs"], env: { ...env, ...Object.fromEntries(others) } };
  const pages = [{ name: "/login", port, path: "/login" }];
  await timeStart(command, pages);
  const rounds: Times[] = [];
  for (let run = 0; run < runs; run += 1) rounds.push(await timeStart(command, pages));
  print("second npm start", rounds);
}

const { values: options } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const closers: Closers = [];
const folder = throwAwayFolder("start");
try {
  await buildIfChanged();
  for (const name of ["serve", "start"]) mkdirSync(join(folder, name), { mode: 0o755 });
  await measureNpmStart(join(folder, "start"), Number(options.runs));
  await measureServe(join(folder, "serve"), closers, Number(options.runs));
} finally {
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
