// Debian's PostgreSQL in a throw-away folder, with an archive of its WAL: what docs/operations.md says of a backup, as
// functions. Everything runs as the account `postgres`.
import { spawnSync } from "node:child_process";
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { postgresBinaries } from "#scripts/cluster/programs.ts";
import { freePort, unprivilegedAccount } from "#scripts/support/embedded-postgres.ts";

const OWNER = "owner";
const DATABASE = "portal";
const LOG = "postgresql.log";
const LONGEST_RECOVERY_MS = 60_000;

export class ArchivedPostgres {
  private readonly folder: string;
  private readonly port: number;
  private readonly binaries: string;
  private readonly account = unprivilegedAccount();

  private constructor(folder: string, port: number, binaries: string) {
    this.folder = folder;
    this.port = port;
    this.binaries = binaries;
  }

  /** @throws where Debian's `postgresql` is not installed */
  static async in(parent: string): Promise<ArchivedPostgres> {
    const binaries = postgresBinaries();
    if (!binaries) throw new Error("PostgreSQL is missing: apt-get install postgresql");
    const postgres = new ArchivedPostgres(join(parent, "postgresql"), await freePort(), binaries);
    for (const name of ["", "wal"]) postgres.makeFolder(name);
    return postgres;
  }

  /** As the role that owns the database and may make roles, and is no superuser. */
  get ownerUrl(): string {
    return `postgresql://${OWNER}@127.0.0.1:${this.port}/${DATABASE}`;
  }

  private makeFolder(name: string): void {
    const path = join(this.folder, name);
    mkdirSync(path, { mode: 0o700 });
    if (this.account) chownSync(path, this.account.uid, this.account.gid);
  }

  /** A program of PostgreSQL, or of the system by its path. @returns what it printed */
  run(program: string, ...args: string[]): string {
    const file = program.startsWith("/") ? program : join(this.binaries, program);
    // pg_ctl's server would keep a pipe open.
    const stdio = program === "pg_ctl" ? ("ignore" as const) : ("pipe" as const);
    const done = spawnSync(file, args, { ...this.account, cwd: this.folder, encoding: "utf8", stdio });
    if (done.status !== 0) throw new Error(`${program} ${args.join(" ")}: ${done.stderr ?? this.lastWords()}`);
    return (done.stdout ?? "").trim();
  }

  private lastWords(): string {
    return readFileSync(join(this.folder, LOG), "utf8").split("\n").slice(-10).join("\n");
  }

  /** An empty database of the owner's, whose WAL is archived. */
  create(): void {
    this.run("initdb", "--pgdata=data", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C");
    const settings = [
      `port = ${this.port}`,
      "listen_addresses = '127.0.0.1'",
      `unix_socket_directories = '${this.folder}'`,
      "archive_mode = on",
      `archive_command = 'test ! -f ${this.folder}/wal/%f && cp %p ${this.folder}/wal/%f'`,
    ];
    appendFileSync(join(this.folder, "data/postgresql.conf"), `${settings.join("\n")}\n`);
    this.start();
    const address = ["--host=127.0.0.1", `--port=${this.port}`, "--username=postgres"];
    this.run("psql", ...address, "--command", `create role ${OWNER} login createrole`);
    this.run("psql", ...address, "--command", `create database ${DATABASE} owner ${OWNER}`);
  }

  start(): void {
    this.run("pg_ctl", "--pgdata=data", "--wait", `--log=${LOG}`, "start");
  }

  /** Nothing happens when it does not run. */
  stop(): void {
    if (!existsSync(join(this.folder, "data/postmaster.pid"))) return;
    this.run("pg_ctl", "--pgdata=data", "--wait", "--mode=fast", "stop");
  }

  /** The disk is lost: no data, no WAL but the archive's. */
  wipe(): void {
    this.stop();
    rmSync(join(this.folder, "data"), { recursive: true });
  }

  /** Copies the running cluster; replaying the archive goes on from here. */
  takeBase(): void {
    const address = ["--host=127.0.0.1", `--port=${this.port}`, "--username=postgres"];
    this.run("pg_basebackup", ...address, "--pgdata=base", "--checkpoint=fast", "--wal-method=none");
  }

  /** Waits until everything written so far is in the archive. */
  async archiveAll(): Promise<void> {
    const address = ["--host=127.0.0.1", `--port=${this.port}`, "--username=postgres", "--tuples-only", "--no-align"];
    const file = this.run("psql", ...address, "--command", "select pg_walfile_name(pg_switch_wal())");
    while (this.run("/bin/ls", "wal").split("\n").includes(file) === false) await sleep(100);
  }

  /** The base and the archive, as of `time`. Resolves when the database may be written to. */
  async recoverTo(time: Date): Promise<void> {
    this.run("/bin/cp", "--archive", "base", "data");
    const settings = [
      `restore_command = 'cp ${this.folder}/wal/%f %p'`,
      // It knows offsets, and no abbreviations like Z.
      `recovery_target_time = '${time.toISOString().replace("Z", "+00")}'`,
      "recovery_target_action = 'promote'",
    ];
    appendFileSync(join(this.folder, "data/postgresql.auto.conf"), `${settings.join("\n")}\n`);
    writeFileSync(join(this.folder, "data/recovery.signal"), "");
    this.start();
    const until = Date.now() + LONGEST_RECOVERY_MS;
    while ((await this.ask("select pg_is_in_recovery()::text")) !== "false") {
      if (Date.now() > until) throw new Error("the recovery did not end");
      await sleep(100);
    }
  }

  /** The first value that `statement` finds, as the owner. */
  async ask(statement: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.ownerUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(statement);
      return String(Object.values(rows[0] ?? {})[0]);
    } finally {
      await client.end();
    }
  }
}
