import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { checkKeys } from "./check-keys.ts";

// A database of its own, with this one table: in the shared one other tests' keys are remembered.
const SHARED = process.env.TEST_OWNER_DATABASE_URL ?? "";
const OWN = Object.assign(new URL(SHARED), { pathname: "/check_keys_test" }).toString();
const TABLE = readFileSync("prisma/migrations/20261122070100_key_check/migration.sql", "utf8");

async function run(connectionString: string | undefined, sql: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const key = () => randomBytes(32).toString("base64");
const [first, second, pepper] = [key(), key(), key()];
const check = (ENCRYPTION_KEYS: string, PASSWORD_PEPPERS = `p1:${pepper}`) =>
  checkKeys(OWN, { ENCRYPTION_KEYS, PASSWORD_PEPPERS });

beforeAll(async () => {
  await run(SHARED, "create database check_keys_test");
  await run(OWN, TABLE);
});

beforeEach(async () => {
  await run(OWN, `delete from "KeyCheck"`);
  expect(await check(`k1:${first}`)).toBeNull();
});

test("the same keys again are right; a new one beside them is, and then alone", async () => {
  expect(await check(`k1:${first}`)).toBeNull();
  expect(await check(`k2:${second},k1:${first}`)).toBeNull();
  expect(await check(`k2:${second}`)).toBeNull();
  expect(await check(`k1:${first}`)).toBeNull();
});

test("another key under a known id, or none that is known, is refused at every start", async () => {
  for (let start = 0; start < 2; start += 1) {
    expect(await check(`k1:${second}`)).toMatch(/ENCRYPTION_KEYS: k1 is another key/);
    expect(await check(`k1:${first}`, `p1:${key()}`)).toMatch(/PASSWORD_PEPPERS: p1 is another key/);
    expect(await check(`k9:${second}`)).toMatch(/ENCRYPTION_KEYS has no key .* \(k1\)/);
  }
});

test("two nodes that start at once on a new database both pass", async () => {
  const lists = `k2:${second},k1:${first}`;
  expect(await Promise.all([check(lists), check(lists)])).toEqual([null, null]);
});

test("neither role of the portal can read or write what was remembered", async () => {
  for (const url of [process.env.PORTAL_DATABASE_URL, process.env.TEST_OPS_DATABASE_URL]) {
    await expect(run(url, `select * from "KeyCheck"`)).rejects.toThrow(/permission denied/);
  }
});

test("a database without tables is told from one with other keys", async () => {
  await run(SHARED, "create database check_keys_empty");
  const empty = Object.assign(new URL(SHARED), { pathname: "/check_keys_empty" }).toString();
  const lists = { ENCRYPTION_KEYS: `k1:${first}`, PASSWORD_PEPPERS: `p1:${pepper}` };
  expect(await checkKeys(empty, lists)).toMatch(/^The database has no tables yet: .*npm run migrate/);
});
