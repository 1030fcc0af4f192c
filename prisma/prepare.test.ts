import { rmSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { applyFunctions } from "./apply-functions.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { prepareDatabase } from "./prepare.ts";

// A cluster of its own, because roles belong to a cluster and the first test creates them. The owner has only the
// rights that docs/operations.md asks for: its database, and CREATEROLE. Each preparation of an empty database takes
// seconds.
const folder = throwAwayFolder("prepare");
let cluster: EmbeddedPostgres;
let ownerUrl: string;
let owner: pg.Client;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

beforeAll(async () => {
  cluster = await startEmbeddedPostgres(folder, "superuser", ["-c", "fsync=off"]);
  const superuser = await connect(cluster.ownerUrl);
  await superuser.query("create role plain_owner login createrole password 'plain'");
  await superuser.query("create database plain owner plain_owner");
  await superuser.end();
  const url = { username: "plain_owner", password: "plain", pathname: "/plain" };
  ownerUrl = Object.assign(new URL(cluster.ownerUrl), url).toString();
  owner = await connect(ownerUrl);
});

afterAll(async () => {
  await owner.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const prepare = () => prepareDatabase(ownerUrl, { app: "app", ops: "ops" });

async function column(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ value: string }>(sql);
  return rows.map(({ value }) => value);
}

/** Signature, owner, rights and text of every function. */
const readFunctions = () =>
  column(`
    select concat_ws(' ', oid::regprocedure, proowner::regrole, proacl, pg_get_functiondef(oid)) as value
    from pg_proc where pronamespace = 'public'::regnamespace order by 1`);

// The tests share the database and run in order.

test("of two servers that start at once on an empty database, both succeed and one applies the migrations", async () => {
  const applied = await Promise.all([prepare(), prepare()]);
  expect(applied.map(({ length }) => length > 0).sort()).toEqual([false, true]);
  const recorded = await column(`select "migration_name" as value from "_prisma_migrations" order by 1`);
  expect(recorded).toEqual(applied.flat().sort());
});

test("of two servers that start at once on a prepared database, both succeed and change nothing", async () => {
  const before = await readFunctions();
  expect(await Promise.all([prepare(), prepare()])).toEqual([[], []]);
  expect(await readFunctions()).toEqual(before);
});

test("no lock is left for the next server to wait for", async () => {
  await applyMigrations(ownerUrl);
  const locks = () => column("select objid::text as value from pg_locks where locktype = 'advisory'");
  // A closed connection ends soon. An open idle one would keep the lock for ten seconds.
  await vi.waitFor(async () => expect(await locks()).toEqual([]), { timeout: 5_000 });
});

test("a database of another release gets this release's functions, whatever text its migrations had", async () => {
  const present = await readFunctions();
  await owner.query(`
    create or replace function portal_attempt(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean)
      returns jsonb language sql as $$ select '{"hasRecoveryCode": false}'::jsonb $$;
    grant execute on function portal_attempt(text, text, timestamptz, boolean) to public;
    create function portal_session(p_host text, p_token_hash text, p_now timestamptz)
      returns jsonb language sql as $$ select null::jsonb $$;
    create function portal_retired() returns void language sql as $$ $$;
    drop function portal_enqueue_mail(uuid, uuid);
    update "_prisma_migrations" set "checksum" = repeat('0', 64)`);
  expect(await readFunctions()).not.toEqual(present);
  expect(await prepare()).toEqual([]);
  expect(await readFunctions()).toEqual(present);
});

test("a function with another kind of name stays", async () => {
  await owner.query("create function report() returns text language sql as $$ select 'kept' $$");
  await applyFunctions(owner);
  expect(await column("select report() as value")).toEqual(["kept"]);
  await owner.query("drop function report()");
});

test("a file that PostgreSQL refuses is named, and no function is changed", async () => {
  await owner.query(`
    drop function portal_audit_verify(uuid);
    create function portal_audit_verify(p_insurer_id uuid) returns text language sql as $$ select 'old' $$;
    create function portal_retired() returns void language sql as $$ $$`);
  const before = await readFunctions();
  await expect(applyFunctions(owner)).rejects.toThrow(/portal_audit_verify\.sql.*return type/);
  expect(await readFunctions()).toEqual(before);
  await owner.query("drop function portal_audit_verify(uuid)");
  await applyFunctions(owner);
});

test("a database whose preparation ended after the migrations shows no row, and is prepared next time", async () => {
  const present = await readFunctions();
  await owner.query("drop schema public cascade; drop schema console cascade; create schema public");
  expect(await applyMigrations(ownerUrl)).not.toEqual([]);
  await owner.query("select set_config('app.insurer_id', gen_random_uuid()::text, false)");
  expect(await column("select portal_insurer_id() as value")).toEqual([null]);
  expect(await prepare()).toEqual([]);
  expect(await readFunctions()).toEqual(present);
});
