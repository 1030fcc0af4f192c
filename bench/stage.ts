import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { demoSecrets, type Secrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { nodeOptions as optionsOf } from "#scripts/support/node-options.mjs";
import type { Site } from "./browser.ts";
import { readCpuMs } from "./cpu.ts";
import { seedDemoInsurer } from "./demo-insurer.ts";
import { fillInsurer, type Size } from "./fill.ts";
import { Mailbox } from "./mailbox.ts";
import type { People } from "./people.ts";
import { startProgram, startServer } from "./server.ts";
import type { Watchable } from "./watch.ts";

/** The demo insurer whose first method is the authenticator app (manual 002). */
const SLUG = "shosha";

/** A database and a production server of its own, with one filled insurer. */
export type Stage = Watchable & {
  insurer: Insurer;
  site: Site;
  people: People;
  /** As owner of the tables, without row-level security: for filling only. */
  owner: PrismaClient;
  ownerUrl: string;
  /** Settings of a worker, as portal_ops. */
  workerVariables: Variables;
  databasePid: number;
  /** Where the worker's mails arrive; only with `sendsMail`. */
  mailbox: Mailbox;
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

type StageOptions = {
  /** For data and secrets; the first stage of a folder makes the secrets. */
  folder: string;
  /** The checkout whose build is served; default: this one. */
  tree?: string;
  /** For the server's Node.js. */
  nodeOptions?: readonly string[];
  /** Proxies in front whose word about the peer the server believes. */
  proxyHops?: number;
  /** With the worker beside the server, and a mail server for its mails. */
  sendsMail?: boolean;
};

export type Filled = {
  insurer: Insurer;
  people: People;
  owner: PrismaClient;
  /** Of a server, as portal_app. */
  variables: Variables;
};

/** Starts the worker, whose mails arrive at `mailbox`. @returns its process */
async function startWorker(closers: Closers, mailbox: Mailbox, tree: string | undefined, variables: Variables) {
  const port = await mailbox.open(closers);
  return startProgram(closers, {
    script: "scripts/worker.ts",
    tree,
    variables: { ...variables, LOCAL_SMTP_PORT: String(port), LOG_LEVEL: "error" },
    nodeOptions: optionsOf("worker"),
  });
}

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
  { folder, tree, nodeOptions = [], proxyHops = 0, sendsMail = false }: StageOptions,
): Promise<Stage> {
  const dataFolder = mkdtempSync(`${folder}/stage-`);
  chmodSync(dataFolder, 0o755);
  const secrets = demoSecrets(folder);
  // fsync and everything else as PostgreSQL ships: a login counts when it is on the disk.
  const { ownerUrl, stop } = await startEmbeddedPostgres(dataFolder, secrets.DATABASE_OWNER_PASSWORD);
  closers.push(stop);
  const { insurer, people, owner, variables } = await fillDatabase(closers, ownerUrl, secrets, size);

  const mailbox = new Mailbox();
  const operationsUrl = roleUrl(ownerUrl, "portal_ops", secrets.DATABASE_OPS_PASSWORD);
  const workerVariables = { ...variables, PORTAL_DATABASE_URL: operationsUrl };
  const worker = sendsMail ? await startWorker(closers, mailbox, tree, workerVariables) : 0;
  const { pid, port, serverState } = await startServer(closers, {
    script: "scripts/server.ts",
    tree,
    variables: { ...variables, TRUSTED_PROXY_HOPS: String(proxyHops) },
    nodeOptions: [...optionsOf("server"), ...nodeOptions],
  });
  const databasePid = Number.parseInt(readFileSync(`${dataFolder}/postgres/postmaster.pid`, "utf8"), 10);
  const cpuMs = () => readCpuMs({ server: pid, worker, database: databasePid });
  const site = { host: insurer.host, port };
  return { insurer, site, people, owner, ownerUrl, workerVariables, databasePid, mailbox, serverState, cpuMs };
}
