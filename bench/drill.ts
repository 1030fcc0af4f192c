// npm run drill: loses a portal's database twice, and gets it back as docs/operations.md says: to a moment, from a copy of
// the cluster and its WAL; and whole, from a dump. Debian's PostgreSQL, in a throw-away folder. Exit code 1 when anything is
// missing afterwards, or too much.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfChanged } from "#scripts/support/build.ts";
import { demoSecrets, type Secrets } from "#scripts/support/demo-secrets.ts";
import { freePort } from "#scripts/support/embedded-postgres.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { Supervised } from "#scripts/support/supervised.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { closeConnections } from "./browser.ts";
import { ArchivedPostgres } from "./drill/archived-postgres.ts";
import { logIn } from "./log-in.ts";
import { type Closers, closeAll, type Filled, fillDatabase } from "./stage.ts";

const HEADING = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日";
const PEOPLE = 20;
const POLICIES = "select count(*) from pg_policies";
/** Of the functions and tables that portal_ops owns. */
const OWNED = "select count(*) from pg_class where relowner = 'portal_ops'::regrole";

type Drill = {
  postgres: ArchivedPostgres;
  filled: Filled;
  server: Supervised;
  folder: string;
  command: NodeJS.ProcessEnv;
  port: number;
};

async function step(name: string, work: () => unknown): Promise<void> {
  const since = performance.now();
  const seen = await work();
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`| ${name} | ${seconds} s${typeof seen === "string" ? `; ${seen}` : ""} |`);
}

function same(what: string, seen: unknown, expected: unknown): string {
  if (seen !== expected) throw new Error(`${what}: ${seen}, not ${expected}`);
  return `${what}: ${seen}`;
}

/** A command of the project, with an operator's settings. */
function portal({ command }: Pick<Drill, "command">, script: string, ...args: string[]): string {
  const done = spawnSync(process.execPath, ["--conditions=react-server", `scripts/${script}.ts`, ...args], {
    env: command,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`${script} ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout.trim().split("\n").at(-1) ?? "";
}

/** By the command that operators use; `number` is the member's 番号. */
function importMember(drill: Drill, number: string): void {
  const file = join(drill.folder, `${number}.csv`);
  writeFileSync(file, `${HEADING}\ndrill,${number},00,被保険者,ケンポ　ハナコ,,19790822,,\n`);
  const { slug } = drill.filled.insurer;
  portal(drill, "portal", "members", "import", "--insurer", slug, file, "--accept-new", "--zeros=keep");
}

async function checkMembers({ postgres }: Drill, numbers: string): Promise<string> {
  const found = await postgres.ask(
    `select coalesce(string_agg("number", ' ' order by "number"), 'none') from "Member" where "symbol" = 'drill'`,
  );
  return same("imported members", found, numbers);
}

/** Password, pepper, authenticator app and its key are right when somebody gets in. */
async function checkLogin({ server, filled, port }: Drill): Promise<string> {
  await server.start();
  try {
    await logIn({ host: filled.insurer.host, port }, filled.people);
    return "signed in by password and app";
  } finally {
    closeConnections();
    await server.stop();
  }
}

const verifyAudit = (drill: Drill) =>
  portal(drill, "portal", "audit", "verify", "--insurer", drill.filled.insurer.slug);

async function open(closers: Closers, folder: string): Promise<Drill> {
  const secrets: Secrets = demoSecrets(folder);
  const postgres = await ArchivedPostgres.in(folder);
  postgres.create();
  closers.push(async () => postgres.stop());
  // The people's filling calls it. PostgreSQL has it from 18 on; the product does without.
  await postgres.ask("create function uuidv7() returns uuid language sql volatile return gen_random_uuid()");
  const size = { members: PEOPLE, people: PEOPLE, otherInsurers: 0 };
  const filled = await fillDatabase(closers, postgres.ownerUrl, secrets, size);
  // It would not get over a database that goes away.
  await filled.owner.$disconnect();
  const port = await freePort();
  const command = {
    ...{ ...process.env, ...secrets, DATABASE_URL: postgres.ownerUrl, PORTAL_DATABASE_URL: "" },
    ...{ MAIL_FROM: "no-reply@portal.example", SMTP_URL: "smtp://127.0.0.1:9" },
  };
  const server = new Supervised({
    script: "scripts/server.ts",
    env: { ...process.env, ...filled.variables, PORT: String(port) },
    execArgv: nodeOptions("server"),
    log: join(folder, "server.log"),
  });
  return { postgres, filled, server, folder, command, port };
}

/** One member before the moment, one after it: only the first comes back. */
async function recoverToMoment(drill: Drill, policies: string): Promise<void> {
  const { postgres } = drill;
  let moment = new Date();
  await step("a login", () => checkLogin(drill));
  await step("`pg_basebackup`, WAL archived", () => postgres.takeBase());
  await step("a member is imported; then the moment; then another", async () => {
    importMember(drill, "1001");
    await sleep(1_000);
    moment = new Date();
    await sleep(1_000);
    importMember(drill, "1002");
    await postgres.archiveAll();
    return checkMembers(drill, "1001 1002");
  });
  await step("PostgreSQL ended, its folder deleted", () => postgres.wipe());
  await step("the copy put back, WAL replayed up to the moment", () => postgres.recoverTo(moment));
  await step("who is there", () => checkMembers(drill, "1001"));
  await step("row-level policies", async () => same("as before", await postgres.ask(POLICIES), policies));
  await step("`audit verify`", () => verifyAudit(drill));
  await step("a login", () => checkLogin(drill));
}

/** The lines of docs/operations.md, as the owner, on a new server. */
async function restoreDump(drill: Drill, policies: string): Promise<void> {
  const { postgres, folder } = drill;
  const dump = join(folder, "postgresql", "portal.dump");
  const owned = await postgres.ask(OWNED);
  await step("`pg_dump`", () => void postgres.run("pg_dump", "--format=custom", `--file=${dump}`, postgres.ownerUrl));
  await step("PostgreSQL ended, its folder deleted; a new server, an empty database", () => {
    postgres.wipe();
    postgres.create();
  });
  await step("`deploy/restore-roles.sql`, `pg_restore`", () => {
    const psql = (...args: string[]) =>
      postgres.run("psql", "--quiet", "--set=ON_ERROR_STOP=1", postgres.ownerUrl, ...args);
    psql(`--file=${join(process.cwd(), "deploy/restore-roles.sql")}`);
    postgres.run("pg_restore", "--exit-on-error", "--single-transaction", `--dbname=${postgres.ownerUrl}`, dump);
    psql("--command=revoke create on schema public from portal_ops");
  });
  await step("`npm run migrate`", () => portal(drill, "migrate"));
  await step("who is there", () => checkMembers(drill, "1001"));
  await step("row-level policies", async () => same("as before", await postgres.ask(POLICIES), policies));
  await step("tables of portal_ops", async () => same("as before", await postgres.ask(OWNED), owned));
  await step("`keys status`", () => void portal(drill, "portal", "keys", "status"));
  await step("`audit verify`", () => verifyAudit(drill));
  await step("a login", () => checkLogin(drill));
}

const closers: Closers = [];
const folder = throwAwayFolder("drill");
try {
  await buildIfChanged();
  const drill = await open(closers, folder);
  const policies = await drill.postgres.ask(POLICIES);
  console.log(drill.postgres.run("postgres", "--version"));
  await recoverToMoment(drill, policies);
  await restoreDump(drill, policies);
} finally {
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
