// A database that outlives each of its machines: etcd, three PostgreSQL nodes under Patroni, HAProxy and PgBouncer, all as
// processes on loopback. For trying, and for the faults: the three "machines" share one disk.
import type { ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Secrets } from "../support/demo-secrets.ts";
import { freePort, unprivilegedAccount } from "../support/embedded-postgres.ts";
import { type Node, writePatroniSettings } from "./patroni.ts";
import { type Closers, startProgram } from "./programs.ts";
import { type Front, writeHaproxySettings, writePgbouncerSettings } from "./proxies.ts";

const OWNER = "portal_owner";
const DATABASE = "portal";
const NODES = 3;
const START_SECONDS = 120;

type Member = { name: string; role: string; state: string; lag?: number };

export type DatabaseCluster = {
  /** The leader, whoever it is, by HAProxy: for migrations and workers, which keep sessions. */
  ownerUrl: string;
  /** The same by PgBouncer: for app servers. */
  pooledUrl: string;
  /** As Patroni has it. */
  members: () => Promise<Member[]>;
  /** Kills Patroni and PostgreSQL of the node that leads, as when its machine is lost. @returns its name */
  killLeader: () => Promise<string>;
  /** Starts a node that was killed. */
  startNode: (name: string) => void;
  /** Resolves when one leads and the others follow. @throws after two minutes */
  whole: () => Promise<void>;
};

async function startEtcd(closers: Closers, folder: string): Promise<number> {
  const [port, peerPort] = [await freePort(), await freePort()];
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  const args = [
    ...["--data-dir", join(folder, "etcd"), "--name", "one"],
    ...["--listen-client-urls", client, "--advertise-client-urls", client],
    ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `one=${peer}`],
  ];
  startProgram(closers, "etcd", { args, folder, log: "etcd" });
  return port;
}

async function newNodes(): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let at = 1; at <= NODES; at += 1) {
    nodes.push({ name: `node${at}`, postgresPort: await freePort(), restPort: await freePort() });
  }
  return nodes;
}

/** Asked of every node: one of them may be gone. */
async function membersOf(nodes: readonly Node[]): Promise<Member[]> {
  for (const { restPort } of nodes) {
    try {
      const answer = await fetch(`http://127.0.0.1:${restPort}/cluster`, { signal: AbortSignal.timeout(2_000) });
      return ((await answer.json()) as { members: Member[] }).members;
    } catch {
      // The next one may know.
    }
  }
  return [];
}

/** The leader takes part, and each other node has what the leader has. */
function isWhole(members: readonly Member[]): boolean {
  const [leaders, others] = [true, false].map((leads) => members.filter(({ role }) => (role === "leader") === leads));
  const follows = ({ state, lag }: Member) => ["running", "streaming"].includes(state) && lag === 0;
  return leaders?.length === 1 && others?.length === NODES - 1 && others.every(follows);
}

async function createDatabase(postgresUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.query(`create database ${DATABASE}`);
  await client.end();
}

function openFolder(parent: string): string {
  const folder = join(parent, "cluster");
  mkdirSync(folder);
  const account = unprivilegedAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o755);
  return folder;
}

type Options = {
  /** Holds all data and logs. */
  folder: string;
  secrets: Secrets;
  /** App servers that HAProxy spreads members over. */
  portal?: Front;
};

/** @throws when the nodes do not come together within two minutes */
export async function startDatabaseCluster(
  closers: Closers,
  { folder: parent, secrets, portal }: Options,
): Promise<DatabaseCluster> {
  const folder = openFolder(parent);
  const password = secrets.DATABASE_OWNER_PASSWORD;
  const [etcdPort, nodes] = [await startEtcd(closers, folder), await newNodes()];
  const running = new Map<string, ChildProcess>();
  const startNode = (name: string) => {
    const node = nodes.find((each) => each.name === name);
    if (!node) throw new Error(`no node ${name}`);
    const file = writePatroniSettings(node, { folder, etcdPort, superuser: OWNER, password });
    // Patroni ends its PostgreSQL too.
    running.set(name, startProgram(closers, "patroni", { args: [file], folder, log: name, signal: "SIGINT" }));
  };
  for (const { name } of nodes) startNode(name);

  const [leaderPort, poolerPort] = [await freePort(), await freePort()];
  const haproxy = writeHaproxySettings(folder, { leaderPort, nodes, portal });
  startProgram(closers, "haproxy", { args: ["-db", "-f", haproxy], folder, log: "haproxy" });
  const users = { portal_app: secrets.DATABASE_APP_PASSWORD, portal_ops: secrets.DATABASE_OPS_PASSWORD };
  const pgbouncer = writePgbouncerSettings(folder, { port: poolerPort, leaderPort, users });
  startProgram(closers, "pgbouncer", { args: [pgbouncer], folder, log: "pgbouncer", signal: "SIGINT" });

  const members = () => membersOf(nodes);
  const whole = async () => {
    for (const end = Date.now() + START_SECONDS * 1000; Date.now() < end; await sleep(200)) {
      if (isWhole(await members())) return;
    }
    throw new Error(`the nodes did not come together: ${JSON.stringify(await members())}; logs are in ${folder}`);
  };
  await whole();
  const urlAt = (port: number, database: string) => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
  await createDatabase(urlAt(leaderPort, "postgres"));
  const killLeader = async () => {
    const name = (await members()).find(({ role }) => role === "leader")?.name ?? "";
    const postmaster = Number(readFileSync(join(folder, name, "postmaster.pid"), "utf8").split("\n")[0]);
    running.get(name)?.kill("SIGKILL");
    process.kill(postmaster, "SIGKILL");
    return name;
  };
  return {
    ...{ ownerUrl: urlAt(leaderPort, DATABASE), pooledUrl: urlAt(poolerPort, DATABASE) },
    ...{ members, killLeader, startNode, whole },
  };
}
