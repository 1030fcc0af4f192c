import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { portalIn } from "#lib/testing/portal-command.ts";
import { prepareDatabase } from "#prisma/prepare.ts";

// The command takes the rows of every insurer: it gets a database of its own, so that
// the other test files keep their keys. Before the imports, which read it.
vi.hoisted(() => {
  const elsewhere = (url = "") => Object.assign(new URL(url), { pathname: "/keys_test" }).toString();
  process.env.TEST_SHARED_DATABASE_URL = process.env.TEST_OWNER_DATABASE_URL;
  for (const name of ["TEST_OWNER_DATABASE_URL", "TEST_OPS_DATABASE_URL", "PORTAL_DATABASE_URL"]) {
    process.env[name] = elsewhere(process.env[name]);
  }
});

const portal = portalIn(".");
const settings = ["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const;
const before = settings.map((name) => process.env[name] ?? "");
let insurer: Insurer;

beforeAll(async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_SHARED_DATABASE_URL });
  await client.connect();
  await client.query("create database keys_test");
  await client.end();
  await prepareDatabase(process.env.TEST_OWNER_DATABASE_URL ?? "", { app: "app", ops: "ops" });
  insurer = await makeInsurer();
  await makeMember(insurer, { upTo: "totp" });
});
afterAll(() => {
  for (const [index, name] of settings.entries()) process.env[name] = before[index];
});

const sealedUnder = (keyId: string) =>
  inTransaction(insurer.id, (tx) => tx.totpDevice.count({ where: { secretEncrypted: { startsWith: `${keyId}.` } } }));

it("status, rotate, status: an old key may go once nothing stands on it, and not before", async () => {
  const [keys, peppers] = before as [string, string];
  const [oldKey, oldPepper] = [keys.split(":")[0], peppers.split(":")[0]];
  process.env.ENCRYPTION_KEYS = `rotated:${randomBytes(32).toString("base64")},${keys}`;
  process.env.PASSWORD_PEPPERS = `rotated:${randomBytes(32).toString("base64")},${peppers}`;

  const first = await portal("keys", "status");
  expect(first.code).toBe(0);
  expect(first.out).toMatch(new RegExp(`${oldKey}  認証アプリ：\\d+件`));
  expect(first.out).toMatch(new RegExp(`${oldKey}：\\d+件が使っています。まだ外せません`));

  const rotated = await portal("keys", "rotate");
  expect(rotated).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+件を新しい鍵に替えました/) });
  expect([await sealedUnder(`${oldKey}`), await sealedUnder("rotated")]).toEqual([0, 1]);

  const second = await portal("keys", "status");
  expect(second.out).toContain(`${oldKey}：使っているものはありません。設定から外せます。`);
  expect(second.out).toMatch(new RegExp(`${oldPepper}  パスワード：\\d+件`));

  process.env.ENCRYPTION_KEYS = keys;
  const lost = await portal("keys", "status");
  expect(lost).toMatchObject({ code: 1, err: expect.stringContaining("rotated：設定にない鍵です。") });
  expect(await portal("keys", "rotate")).toMatchObject({ code: 1, err: expect.stringContaining("元のままです") });
});
