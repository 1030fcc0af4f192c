import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { roleUrl } from "#prisma/prepare.ts";
import { type DatabaseCluster, startDatabaseCluster } from "#scripts/cluster/start-database.ts";
import { demoSecrets, type Secrets } from "#scripts/support/demo-secrets.ts";
import { freePort, startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { Supervised } from "#scripts/support/supervised.ts";
import type { Site } from "../browser.ts";
import { type Closers, fillDatabase } from "../stage.ts";
import { startBalancer } from "./balancer.ts";
import { type Database, databaseIn } from "./database.ts";
import { Load } from "./load.ts";
import { MailServer } from "./mail-server.ts";

const MEMBERS = 3_000;

export type StageOptions = {
  /** Of the load; each logs in once. */
  members?: number;
  /** App servers behind the balancer. */
  nodes?: number;
  /** The checkout whose build app servers and worker are; default: this one. */
  tree?: string;
  /** Further settings of app servers and worker. */
  variables?: Record<string, string>;
  /** PostgreSQL under Patroni, with PgBouncer before the app, in place of a single one. */
  isCluster?: boolean;
  /** Prepares the folder that holds the database's data. */
  prepareData?: (folder: string, closers: Closers) => void;
};

/** All parts of a portal, each a process of its own that a fault can take away. */
export type FaultStage = {
  insurer: Insurer;
  /** As owner of the tables, without row-level security: to look, and to get in the way. */
  owner: pg.Pool;
  database?: Database;
  /** In its place, with `isCluster`. */
  cluster?: DatabaseCluster;
  /** Where the database's data is. */
  dataFolder: string;
  nodes: readonly Supervised[];
  /** Of each node, past the balancer. */
  sites: readonly Site[];
  worker: Supervised;
  mail: MailServer;
  load: Load;
};

type Opened = Pick<FaultStage, "database" | "cluster"> & { ownerUrl: string; pooledUrl: string };

async function openEmbedded(closers: Closers, dataFolder: string, password: string): Promise<Opened> {
  const { ownerUrl } = await startEmbeddedPostgres(dataFolder, password);
  const database = databaseIn(dataFolder);
  closers.push(async () => database.stop("immediate"));
  return { database, ownerUrl, pooledUrl: ownerUrl };
}

async function openCluster(closers: Closers, folder: string, secrets: Secrets): Promise<Opened> {
  const cluster = await startDatabaseCluster(closers, { folder, secrets });
  const client = new pg.Client({ connectionString: cluster.ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  // The load's filling calls it. PostgreSQL has it from 18 on; the product does without.
  await client.query("create function uuidv7() returns uuid language sql volatile return gen_random_uuid()");
  await client.end();
  return { cluster, ownerUrl: cluster.ownerUrl, pooledUrl: cluster.pooledUrl };
}

async function openDatabase(
  closers: Closers,
  folder: string,
  { prepareData, isCluster, members = MEMBERS }: StageOptions,
) {
  const dataFolder = join(folder, "data");
  mkdirSync(dataFolder);
  prepareData?.(dataFolder, closers);
  chmodSync(dataFolder, 0o755);
  const secrets = demoSecrets(folder);
  const opened = isCluster
    ? await openCluster(closers, dataFolder, secrets)
    : await openEmbedded(closers, dataFolder, secrets.DATABASE_OWNER_PASSWORD);
  const size = { members, people: members, otherInsurers: 0 };
  const { insurer, people, owner: filler, variables } = await fillDatabase(closers, opened.ownerUrl, secrets, size);
  // It would not get over a database that goes away.
  await filler.$disconnect();
  const owner = new pg.Pool({ connectionString: opened.ownerUrl, max: 2, connectionTimeoutMillis: 10_000 });
  owner.on("error", () => {});
  closers.push(() => owner.end());
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = secrets;
  const appUrl = roleUrl(opened.pooledUrl, "portal_app", app);
  const operationsUrl = roleUrl(opened.ownerUrl, "portal_ops", ops);
  return { ...opened, insurer, people, owner, dataFolder, variables, appUrl, operationsUrl };
}

async function startSupervised(closers: Closers, program: ConstructorParameters<typeof Supervised>[0]) {
  const started = new Supervised(program);
  closers.push(() => started.stop());
  await started.start();
  return started;
}

type OpenOptions = StageOptions & {
  folder: string;
  /** Takes what app servers and worker write. */
  log: string;
};

/** Starts everything, in the order of `npm start`. */
export async function openFaultStage(closers: Closers, { folder, log, ...options }: OpenOptions): Promise<FaultStage> {
  const { variables, appUrl, operationsUrl, people, ...opened } = await openDatabase(closers, folder, options);
  const mail = new MailServer();
  await mail.start();
  closers.push(() => mail.stop());

  const pooled = options.isCluster ? { DATABASE_NAMED_STATEMENTS: "0" } : {};
  const common = { ...process.env, ...variables, ...pooled, ...options.variables };
  const ports = await Promise.all(Array.from({ length: options.nodes ?? 1 }, freePort));
  const cwd = options.tree;
  const nodes = await Promise.all(
    ports.map((port) => {
      const env = { ...common, PORTAL_DATABASE_URL: appUrl, PORT: String(port), BIND_ADDRESS: "127.0.0.1" };
      return startSupervised(closers, { script: "scripts/server.ts", cwd, env, execArgv: nodeOptions("server"), log });
    }),
  );
  const worker = await startSupervised(closers, {
    script: "scripts/worker.ts",
    cwd,
    env: { ...common, PORTAL_DATABASE_URL: operationsUrl, LOCAL_SMTP_PORT: String(mail.port) },
    execArgv: nodeOptions("worker"),
    log,
  });
  const balancer = await startBalancer(ports);
  closers.push(balancer.stop);
  const siteAt = (port: number): Site => ({ host: opened.insurer.host, port });
  const load = new Load(siteAt(balancer.port), people);
  return { ...opened, nodes, sites: ports.map(siteAt), worker, mail, load };
}
