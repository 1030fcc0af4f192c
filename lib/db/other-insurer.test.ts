import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";

let ours: Insurer;
let theirs: Insurer;
let victim: TestMember;
let asApp: pg.Client;

/** Every table with an insurerId, from the catalogue: a new table cannot be forgotten. */
let tenantTables: string[];

beforeAll(async () => {
  ours = await makeInsurer({ policy: { methods: ["totp"] } });
  theirs = await makeInsurer();
  victim = await makeMember(ours, { upTo: "totp" });
  // Writes rows into attempts, codes, tokens, mails, acceptances, sessions and audit.
  const walker = new Walker(makeContext(ours), await makeMember(ours, { upTo: "temporary" }), "totp");
  await walker.logIn();
  await walker.walk();
  await walker.openSession();
  asApp = new pg.Client({ connectionString: process.env.PORTAL_DATABASE_URL });
  await asApp.connect();
  const { rows } = await asApp.query<{ table_name: string }>(
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'insurerId' order by table_name`,
  );
  tenantTables = rows.map((row) => row.table_name);
});

afterAll(() => asApp.end());

async function inSql<Value>(insurerId: string | null, work: () => Promise<Value>): Promise<Value> {
  await asApp.query("begin");
  try {
    if (insurerId) await asApp.query("select set_config('app.insurer_id', $1, true)", [insurerId]);
    return await work();
  } finally {
    await asApp.query("rollback");
  }
}

describe("another insurer's data does not exist, even in SQL as portal_app (spec §14 case 18)", () => {
  test("every tenant table is behind row-level security", async () => {
    const { rows } = await asApp.query<{ relname: string }>(
      "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace",
    );
    expect(tenantTables.length).toBeGreaterThan(15);
    expect(rows.map((row) => row.relname)).toEqual(expect.arrayContaining(tenantTables));
  });

  test("no row is seen without an insurer, or in another insurer's transaction", async () => {
    for (const table of tenantTables.filter((name) => name !== "AuditChainHead")) {
      for (const insurerId of [null, theirs.id]) {
        const { rows } = await inSql(insurerId, () =>
          asApp.query(`select 1 from "${table}" where "insurerId" = $1`, [ours.id]),
        );
        expect(rows, `${table} in a transaction of ${insurerId ?? "nobody"}`).toHaveLength(0);
      }
    }
  });

  test("an update or delete of another insurer's rows touches none", async () => {
    const { rowCount } = await inSql(theirs.id, () =>
      asApp.query(`update "Member" set "kana" = 'ヌスミ' where "id" = $1`, [victim.member.id]),
    );
    expect(rowCount).toBe(0);
    const deleted = await inSql(theirs.id, () =>
      asApp.query(`delete from "TotpDevice" where "memberId" = $1`, [victim.member.id]),
    );
    expect(deleted.rowCount).toBe(0);
  });

  test("a row cannot be written into, or moved to, another insurer", async () => {
    await expect(
      inSql(theirs.id, () =>
        asApp.query(
          `insert into "TotpEnrolment" ("insurerId", "id", "memberId", "ownerId", "secretEncrypted", "createdAt", "expiresAt")
           values ($1, gen_random_uuid(), $2, gen_random_uuid(), 'x', now(), now())`,
          [ours.id, victim.member.id],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      inSql(ours.id, () =>
        asApp.query(`update "Member" set "insurerId" = $1 where "id" = $2`, [theirs.id, victim.member.id]),
      ),
    ).rejects.toThrow();
  });

  test("the same user ID, e-mail and birth date live side by side in two insurers", async () => {
    const twin = await makeMember(theirs, { upTo: "totp", loginId: victim.loginId, email: victim.member.email });
    expect(twin.loginId).toBe(victim.loginId);
    const walker = new Walker(makeContext(theirs), { ...victim }, "totp");
    expect((await walker.logIn()).ok).toBe(false);
  });
});

describe("portal_app may not", () => {
  test("change or delete audit events, or touch the chain's head", async () => {
    for (const sql of [
      `update "AuditEvent" set "result" = 'success'`,
      `delete from "AuditEvent"`,
      `truncate "AuditEvent"`,
      `update "AuditChainHead" set "sequence" = 0`,
      `insert into "AuditChainHead" values ('${ours.id}', 0, '')`,
    ]) {
      await expect(
        inSql(ours.id, () => asApp.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
  });

  test("delete a member, change terms, create an insurer, or read the worker's queue", async () => {
    for (const sql of [
      `delete from "Member"`,
      `update "TermsVersion" set "body" = ''`,
      `insert into "Insurer" ("id") values (gen_random_uuid())`,
      `update "Insurer" set "host" = 'x'`,
      `select * from graphile_worker._private_jobs`,
      `select graphile_worker.add_job('send-mail')`,
      `select portal_audit_verify('${ours.id}')`,
      `set role portal_ops`,
    ]) {
      await expect(
        inSql(ours.id, () => asApp.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
  });
});
