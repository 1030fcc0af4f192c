import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { checkKeys } from "#prisma/check-keys.ts";
import { openPrivatePort, type PrivateAnswers } from "./private-port.ts";
import { openReadiness, ownMigrations } from "./readiness.ts";

// A database of its own, with what the question is about: in the shared one other tests' keys are remembered.
const SHARED = process.env.TEST_OWNER_DATABASE_URL ?? "";
const inOwn = (url: string) => Object.assign(new URL(url), { pathname: "/readiness_test" }).toString();
const OWN = inOwn(SHARED);
const key = () => randomBytes(32).toString("base64");
const KEYS = { ENCRYPTION_KEYS: `k1:${key()}`, PASSWORD_PEPPERS: `p1:${key()}` };
const FUNCTION = readFileSync("prisma/functions/portal_release_state.sql", "utf8");
const TABLES = `
  create table _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz);
  ${readFileSync("prisma/migrations/20261122070100_key_check/migration.sql", "utf8")}`;

async function run(connectionString: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

/** What portal_app is told with these keys. */
async function ask(keys = KEYS, url = inOwn(process.env.PORTAL_DATABASE_URL ?? "")) {
  const readiness = openReadiness(url, keys);
  return readiness.ask().finally(readiness.close);
}

const record = (names: readonly string[]) =>
  run(OWN, "insert into _prisma_migrations select unnest($1::text[]), now()", [names]);

beforeAll(async () => {
  await run(SHARED, "create database readiness_test");
  await run(OWN, TABLES);
  await run(OWN, FUNCTION);
  expect(await checkKeys(OWN, KEYS)).toBeNull();
});

beforeEach(async () => {
  await run(OWN, "truncate _prisma_migrations");
  await record(ownMigrations());
});

describe("whether a process can work", () => {
  test("on the database of its release it can", async () => {
    expect(await ask()).toEqual({ isReady: true, problems: [], notes: [] });
  });

  test("on an older one it cannot, and says which command makes it", async () => {
    await run(OWN, "delete from _prisma_migrations where migration_name > '20261122080000'");
    const { isReady, problems } = await ask();
    expect(isReady).toBe(false);
    expect(problems).toEqual([expect.stringMatching(/lacks 20261122080000_\w+, .*: run "npm run migrate"/)]);
  });

  test("a migration that failed in the middle is not applied", async () => {
    await run(OWN, "update _prisma_migrations set finished_at = null where migration_name like '%_initial'");
    expect((await ask()).problems).toEqual([expect.stringContaining("_initial")]);
  });

  test("on a newer one it can, as migrations only add, and says so", async () => {
    await record(["20991231000000_of_tomorrow"]);
    const { isReady, notes } = await ask();
    expect(isReady).toBe(true);
    expect(notes).toEqual([expect.stringContaining("20991231000000_of_tomorrow")]);
  });

  test("with another key or pepper than the database's it cannot", async () => {
    expect((await ask({ ...KEYS, PASSWORD_PEPPERS: `p1:${key()}` })).problems).toEqual([
      expect.stringContaining("PASSWORD_PEPPERS: p1 is another key"),
    ]);
  });

  test("as a role that row-level security does not hold, it cannot", async () => {
    await run(OWN, "create role readiness_unbound login bypassrls password 'unbound'");
    await run(OWN, "grant execute on function portal_release_state() to readiness_unbound");
    const unbound = Object.assign(new URL(OWN), { username: "readiness_unbound", password: "unbound" }).toString();
    for (const [role, url] of Object.entries({ readiness_unbound: unbound, portal_owner: OWN })) {
      const problem = `The database role ${role} is not held by row-level security`;
      expect(await ask(KEYS, url)).toMatchObject({ isReady: false, problems: [expect.stringContaining(problem)] });
    }
  });

  test("on a database that nobody has prepared it cannot", async () => {
    const empty = Object.assign(new URL(SHARED), { pathname: "/postgres" }).toString();
    expect((await ask(KEYS, empty)).problems).toEqual([expect.stringContaining("not prepared")]);
  });

  test("without a database, or on one that does not answer, it says so within seconds", async () => {
    const mute = createServer(() => {}).listen(0, "127.0.0.1");
    await once(mute, "listening");
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as AddressInfo;
    for (const at of [1, port]) {
      const asked = ask(KEYS, `postgresql://portal_app:word@127.0.0.1:${at}/portal`);
      // Timers of one process end in their order, however busy the machine is.
      const { problems } = await Promise.race([asked, sleep(5_000, { problems: ["too late"] })]);
      expect(problems).toEqual([expect.stringContaining("cannot be reached")]);
      expect(problems.join()).not.toContain("word");
    }
  });
});

describe("the private port", () => {
  async function open(answers: Partial<PrivateAnswers>) {
    const ready = { isReady: true, problems: [], notes: [] };
    const all = { ask: async () => ready, metrics: async () => "up 1\n", isStopping: () => false, ...answers };
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    probe.close();
    const server = openPrivatePort({ port, host: "127.0.0.1" }, all, () => {});
    if (!server) throw new Error("no port");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    return async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
  }

  test("says that the process lives, whether it can work, and what it measures", async () => {
    const get = await open({});
    expect(await get("/healthz")).toEqual({ status: 200, text: "ok\n" });
    expect(await get("/readyz")).toMatchObject({ status: 200 });
    expect(await get("/metrics")).toEqual({ status: 200, text: "up 1\n" });
    expect(await get("/")).toMatchObject({ status: 404 });
  });

  test("a process that stops lives, and is not ready", async () => {
    const get = await open({ isStopping: () => true });
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    expect(await get("/readyz")).toMatchObject({ status: 503, text: expect.stringContaining("stopping") });
  });

  test("what cannot be measured is an answer too", async () => {
    const get = await open({ metrics: () => Promise.reject(new Error("no figures")) });
    expect(await get("/metrics")).toEqual({ status: 500, text: "no figures\n" });
  });

  test("0 is none", () => {
    const answers = { ask: () => Promise.reject(), metrics: async () => "", isStopping: () => false };
    expect(openPrivatePort({ port: 0, host: "127.0.0.1" }, answers, () => {})).toBeNull();
  });
});
