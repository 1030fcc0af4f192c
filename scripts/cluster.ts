// npm run cluster: the demo as it runs on several machines, on this one, for trying: PostgreSQL under Patroni with etcd,
// HAProxy, PgBouncer, two app servers, two workers. docs/scale.md says what lies beyond. Its data is deleted at the end.
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { prepareDatabase } from "#prisma/prepare.ts";
import { type Closers, missingPrograms } from "./cluster/programs.ts";
import type { AppNode } from "./cluster/proxies.ts";
import { type DatabaseCluster, startDatabaseCluster } from "./cluster/start-database.ts";
import { buildIfChanged } from "./support/build.ts";
import { type ChildName, childEnvironment } from "./support/child-environment.ts";
import { freePort } from "./support/embedded-postgres.ts";
import { nodeOptions } from "./support/node-options.mjs";
import { assertPortFree } from "./support/ports.ts";
import { printDemoLogins } from "./support/print-demo-logins.ts";
import { readSettings, roleVariables, type Settings, SettingsError } from "./support/settings.ts";
import { Supervised } from "./support/supervised.ts";
import { throwAwayFolder } from "./support/throw-away-folder.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

type Variables = Record<string, string>;

const closers: Closers = [];
const folder = throwAwayFolder("cluster");

async function closeAll(): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
  rmSync(folder, { recursive: true, force: true });
}

let closed: Promise<void> | undefined;
async function end(code: number): Promise<never> {
  // What is told to end in the middle of its start fails there, too.
  closed ??= closeAll();
  await closed;
  process.exit(code);
}

async function start(name: Exclude<ChildName, "build">, variables: Variables): Promise<void> {
  const env = childEnvironment(name, process.env, variables);
  const program = new Supervised({ script: `scripts/${name}.ts`, env, execArgv: nodeOptions(name, process.env) });
  closers.push(() => program.stop());
  await program.start();
}

async function seed(variables: Variables): Promise<void> {
  const env = childEnvironment("seed", process.env, variables);
  const [code] = await once(fork("scripts/seed.ts", { env, execArgv: ["--conditions=react-server"] }), "exit");
  if (code !== 0) throw new Error("scripts/seed.ts failed.");
}

/** Every process by itself: none has state of its own, so that each can be lost. */
async function startPortal(settings: Settings, database: DatabaseCluster, apps: readonly AppNode[]) {
  const ofSample = { SAMPLE_PORT: String(settings.samplePort), SAMPLE_SECRET: randomBytes(32).toString("base64url") };
  const ofMailbox = { SMTP_PORT: String(settings.smtpPort), MAILBOX_PORT: String(settings.mailboxPort) };
  // Workers wait for notices of the database, which a pool of transactions does not pass on.
  const operations = roleVariables(settings, database.ownerUrl, "portal_ops");
  const app = {
    ...roleVariables(settings, database.pooledUrl, "portal_app"),
    // Debian's PgBouncer is older than 1.21.
    DATABASE_NAMED_STATEMENTS: "0",
    TRUSTED_PROXY_HOPS: "1",
    BIND_ADDRESS: "127.0.0.1",
  };
  await seed({ ...operations, ...ofSample });
  await start("mailbox", ofMailbox);
  await start("sample-service", { PORT: String(settings.port), ...ofSample });
  await Promise.all([
    ...[1, 2].map(() => start("worker", operations)),
    ...apps.map(({ port, privatePort }) =>
      start("server", { ...app, PORT: String(port), METRICS_PORT: String(privatePort) }),
    ),
  ]);
}

async function startCluster(): Promise<void> {
  const missing = missingPrograms();
  if (missing) throw new SettingsError(missing);
  const settings = readSettings({ ...process.env, DATABASE_URL: "", DATA_DIR: folder });
  const { port, mailboxPort, smtpPort, samplePort, secrets } = settings;
  const ports = { PORT: port, MAILBOX_PORT: mailboxPort, SMTP_PORT: smtpPort, SAMPLE_PORT: samplePort };
  for (const [name, each] of Object.entries(ports)) await assertPortFree(name, each);
  await buildIfChanged();
  const apps = [
    { port: await freePort(), privatePort: await freePort() },
    { port: await freePort(), privatePort: await freePort() },
  ];
  const database = await startDatabaseCluster(closers, { folder, secrets, portal: { port, apps } });
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = secrets;
  await prepareDatabase(database.ownerUrl, { app, ops }, settings);
  await startPortal(settings, database, apps);
  for (const { name, role, state } of await database.members()) console.log(`${name}: ${role}, ${state}`);
  console.log(`data and logs: ${folder}/cluster`);
  await printDemoLogins(settings);
}

whenToldToEnd(() => end(0));
try {
  await startCluster();
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  await end(1);
}
