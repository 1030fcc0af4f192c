// The programs of the cluster: Debian's, each a process of ours with a log of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, globSync, openSync } from "node:fs";
import { join } from "node:path";
import { endProcess, whenEnded } from "../support/child-process.ts";
import { unprivilegedAccount } from "../support/embedded-postgres.ts";

/** With Debian's package of each. */
const PROGRAMS = {
  etcd: ["/usr/bin/etcd", "etcd-server"],
  patroni: ["/usr/bin/patroni", "patroni"],
  haproxy: ["/usr/sbin/haproxy", "haproxy"],
  pgbouncer: ["/usr/sbin/pgbouncer", "pgbouncer"],
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/** Debian keeps each version of PostgreSQL in a folder: the newest that can take part in a fail-over. */
export function postgresBinaries(): string | undefined {
  const version = (path: string) => Number(path.split("/")[4]);
  const found = globSync("/usr/lib/postgresql/*/bin/pg_rewind").sort((left, right) => version(right) - version(left));
  return found[0]?.replace(/\/pg_rewind$/, "");
}

/** What is to be installed first, in one line; undefined when all is there. */
export function missingPrograms(): string | undefined {
  const packages: string[] = Object.values(PROGRAMS).flatMap(([path, name]) => (existsSync(path) ? [] : [name]));
  if (!postgresBinaries()) packages.push("postgresql");
  return packages.length > 0 ? `Programs are missing: apt-get install ${packages.join(" ")}` : undefined;
}

/** In the order of start; ended in reverse. */
export type Closers = (() => Promise<unknown>)[];

type Start = { args: readonly string[]; folder: string; log: string; signal?: "SIGTERM" | "SIGINT" };

/** Starts one under the account that may run PostgreSQL. It ends with the others, at the latest. */
export function startProgram(
  closers: Closers,
  name: ProgramName,
  { args, folder, log, signal = "SIGTERM" }: Start,
): ChildProcess {
  const output = openSync(join(folder, `${log}.log`), "a");
  const child = spawn(PROGRAMS[name][0], args, {
    ...unprivilegedAccount(),
    cwd: folder,
    // Ctrl-C reaches it only after the portal has ended.
    detached: true,
    stdio: ["ignore", output, output],
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C.UTF-8", HOME: folder },
  });
  closeSync(output);
  whenEnded(child).then((how) => {
    if (how.includes("ENOENT")) console.error(`${name}: ${how}`);
  });
  closers.push(() => endProcess(child, signal));
  return child;
}
