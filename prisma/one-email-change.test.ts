import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrationsPath } from "./schema-engine.ts";

// The migration's effect on members who wait for a mail during the upgrade.
const MIGRATION = "20261121205500_one_email_change";
const [insurer, member] = [randomUUID(), randomUUID()];
const [waiting, over, expired, without, change] = [1, 2, 3, 4, 5].map(() => randomUUID());
const database = `one_email_change_${member.replaceAll("-", "")}`;
let client: pg.Client;

const ownerUrl = (pathname: string) =>
  Object.assign(new URL(process.env.TEST_OWNER_DATABASE_URL ?? ""), { pathname }).toString();

async function connected(pathname: string) {
  const opened = new pg.Client({ connectionString: ownerUrl(pathname) });
  await opened.connect();
  return opened;
}

async function asOwner(sql: string) {
  const owner = await connected(new URL(process.env.TEST_OWNER_DATABASE_URL ?? "").pathname);
  await owner.query(sql);
  await owner.end();
}

const apply = async (name: string) => client.query(await readFile(join(migrationsPath, name, "migration.sql"), "utf8"));

beforeAll(async () => {
  await asOwner(`create database ${database}`);
  client = await connected(database);
  const folders = (await readdir(migrationsPath, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const name of folders.map((entry) => entry.name).sort()) if (name < MIGRATION) await apply(name);
  const attempt = (id?: string, email = "'new@example.jp'", end = "now() + interval '20 minutes'", ended = "null") =>
    `('${insurer}', '${id}', 'hash-${id}', '${member}', ${email}, now(), ${end}, ${ended})`;
  const token = (type: string, owner?: string) =>
    `('${insurer}', gen_random_uuid(), '${type}', 'hash-${owner}', '${member}', '${owner}', now(), now())`;
  await client.query(`
    insert into "Insurer" ("id", "slug", "host", "name", "shortName", "policy", "updatedAt")
      values ('${insurer}', 's', 'h', 'n', 'n', '{}', now());
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "birthDate", "loginId", "updatedAt")
      values ('${insurer}', '${member}', '1', '2', '3', 'insured', 'ア', now(), 'a', now());
    insert into "LoginAttempt"
      ("insurerId", "id", "tokenHash", "memberId", "pendingEmail", "createdAt", "expiresAt", "endedAt")
      values ${attempt(waiting)}, ${attempt(over, undefined, undefined, "now()")},
        ${attempt(expired, undefined, "now()")}, ${attempt(without, "null")};
    insert into "EmailChange" ("insurerId", "id", "memberId", "previousEmail", "newEmail", "requestedAt", "expiresAt")
      values ('${insurer}', '${change}', '${member}', 'old@example.jp', 'other@example.jp', now(), now());
    insert into "OneTimeToken" ("insurerId", "id", "type", "tokenHash", "memberId", "ownerId", "createdAt", "expiresAt")
      values ${token("emailConfirmation", waiting)}, ${token("emailChange", change)}, ${token("emailUndo", change)}`);
  await apply(MIGRATION);
});

afterAll(async () => {
  await client.end();
  await asOwner(`drop database ${database}`);
});

test("an address that waits in an open attempt waits on, under the id by which its links and codes name it", async () => {
  const { rows } = await client.query(`select * from "EmailChange" where "attemptId" is not null`);
  expect(rows).toMatchObject([
    { id: waiting, attemptId: waiting, memberId: member, newEmail: "new@example.jp", previousEmail: null },
  ]);
});

test("a change of the settings stays the member's; links to either address keep owner and hash, and are of one type", async () => {
  const changes = await client.query(`select "id" from "EmailChange" where "attemptId" is null`);
  expect(changes.rows).toEqual([{ id: change }]);
  const { rows } = await client.query(`select "type", "ownerId", "tokenHash" from "OneTimeToken" order by "type", 2`);
  expect(rows).toHaveLength(3);
  expect(rows).toEqual(
    expect.arrayContaining([
      { type: "emailConfirmation", ownerId: waiting, tokenHash: `hash-${waiting}` },
      { type: "emailConfirmation", ownerId: change, tokenHash: `hash-${change}` },
      { type: "emailUndo", ownerId: change, tokenHash: `hash-${change}` },
    ]),
  );
});

test("one owner only: a change of an attempt has no address to go back to", async () => {
  const both = client.query(`update "EmailChange" set "attemptId" = '${without}' where "id" = '${change}'`);
  await expect(both).rejects.toThrow(/EmailChange_owner/);
});

test("it goes with its attempt", async () => {
  await client.query(`delete from "LoginAttempt" where "id" = '${waiting}'`);
  const { rows } = await client.query(`select "id" from "EmailChange"`);
  expect(rows).toEqual([{ id: change }]);
});
