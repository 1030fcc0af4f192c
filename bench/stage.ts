import { type ChildProcess, fork } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { demoSecrets, type Secrets } from "#scripts/support/demo-secrets.ts";
import { freePort, startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { SERVER_MEMORY } from "#scripts/support/server-memory.ts";
import type { Site } from "./browser.ts";
import { type CpuMs, readCpuMs } from "./cpu.ts";
import { seedDemoInsurer } from "./demo-insurer.ts";
import { fillInsurer, type Size } from "./fill.ts";
import type { People } from "./people.ts";

/** The demo insurer whose first method is the authenticator app (manual 002). */
const SLUG = "shosha";

export type ServerState = { rssBytes: number; eventLoopDelayMs: { p50: number; p99: number } };

/** What scripts/server.ts says of itself in Prometheus' text. */
function stateOf(metrics: string): ServerState {
  const read = (name: string) => Number(new RegExp(`^${name} (.+)$`, "m").exec(metrics)?.[1]);
  const delayMs = (percentile: string) => read(`nodejs_eventloop_lag_${percentile}_seconds`) * 1000;
  return {
    rssBytes: read("process_resident_memory_bytes"),
    eventLoopDelayMs: { p50: delayMs("p50"), p99: delayMs("p99") },
  };
}

/** A database and a production server of its own, with one filled insurer. */
export type Stage = {
  insurer: Insurer;
  site: Site;
  people: People;
  /** As owner of the tables, without row-level security: for filling only. */
  owner: PrismaClient;
  /** Memory now, and the event loop since the last call. */
  serverState: () => Promise<ServerState>;
  cpuMs: () => CpuMs | null;
};

/** In the order of start; closed in reverse. */
export type Closers = (() => Promise<unknown>)[];

export async function closeAll(closers: Closers): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
}

type Variables = Record<string, string>;

function productVariables(secrets: Secrets, databaseUrl: string): Variables {
  const { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS } = secrets;
  return {
    ...{ AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS },
    PORTAL_DATABASE_URL: databaseUrl,
    PUBLIC_SCHEME: "https",
    ADMIN_HOST: "admin.localhost",
    PORTAL_DEMO: "0",
    NODE_ENV: "production",
  };
}

async function startServer(tree: string, variables: Variables, execArgv: string[]): Promise<ChildProcess> {
  const child = fork("scripts/server.ts", { cwd: tree, env: { ...process.env, ...variables }, execArgv });
  await new Promise((fulfil, reject) => {
    child.once("message", fulfil);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return child;
}

async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((fulfil) => child.once("exit", fulfil));
  child.kill("SIGTERM");
  await ended;
}

type StageOptions = {
  /** For data and secrets; the first stage of a folder makes the secrets. */
  folder: string;
  /** The checkout whose build is served; default: this one. */
  tree?: string;
  /** For the server's Node.js. */
  nodeOptions?: readonly string[];
  /** Proxies in front whose word about the peer the server believes. */
  proxyHops?: number;
};

export type Filled = {
  insurer: Insurer;
  people: People;
  owner: PrismaClient;
  /** Of a server, as portal_app. */
  variables: Variables;
};

/** Brings an empty database to this release's state, with one filled insurer. */
export async function fillDatabase(closers: Closers, ownerUrl: string, secrets: Secrets, size: Size): Promise<Filled> {
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = secrets;
  await prepareDatabase(ownerUrl, { app, ops });
  const variables = productVariables(secrets, roleUrl(ownerUrl, "portal_app", app));
  // For the verbs that run in this process: they read the settings of the first stage, once.
  Object.assign(process.env, variables);
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 1 }) });
  closers.push(() => owner.$disconnect());
  const insurer = await seedDemoInsurer(owner, SLUG);
  return { insurer, people: await fillInsurer(owner, insurer.id, size), owner, variables };
}

export async function openStage(
  closers: Closers,
  size: Size,
  { folder, tree = process.cwd(), nodeOptions = [], proxyHops = 0 }: StageOptions,
): Promise<Stage> {
  const dataFolder = mkdtempSync(`${folder}/stage-`);
  chmodSync(dataFolder, 0o755);
  const secrets = demoSecrets(folder);
  // fsync and everything else as PostgreSQL ships: a login counts when it is on the disk.
  const database = await startEmbeddedPostgres(dataFolder, secrets.DATABASE_OWNER_PASSWORD);
  closers.push(database.stop);
  const { insurer, people, owner, variables } = await fillDatabase(closers, database.ownerUrl, secrets, size);

  const port = await freePort();
  const metricsPort = await freePort();
  const ports = { PORT: String(port), METRICS_PORT: String(metricsPort), TRUSTED_PROXY_HOPS: String(proxyHops) };
  const server = await startServer(tree, { ...variables, ...ports }, [...SERVER_MEMORY, ...nodeOptions]);
  closers.push(() => endServer(server));
  const serverState = async () => stateOf(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
  const databasePid = Number.parseInt(readFileSync(`${dataFolder}/postgres/postmaster.pid`, "utf8"), 10);
  const cpuMs = () => readCpuMs({ serverPid: server.pid ?? 0, databasePid });
  return { insurer, site: { host: insurer.host, port }, people, owner, serverState, cpuMs };
}
