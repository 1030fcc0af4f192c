import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { recordAudit } from "./record-audit.ts";

let owner: pg.Client;
let ops: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  ops = new pg.Client({ connectionString: process.env.TEST_OPS_DATABASE_URL });
  await Promise.all([owner.connect(), ops.connect()]);
});

afterAll(() => Promise.all([owner.end(), ops.end()]));

async function insurerWithEvents(count: number): Promise<Insurer> {
  const insurer = await makeInsurer();
  const context = makeContext(insurer);
  await inParallel(count, (index) =>
    inInsurer(context, (scope) =>
      recordAudit(scope, { action: "login.terms-accept", result: "success", detail: { index } }),
    ),
  );
  return insurer;
}

async function firstBreak(insurer: Insurer): Promise<number | null> {
  const { rows } = await ops.query<{ at: string | null }>("select portal_audit_verify($1) as at", [insurer.id]);
  return rows[0]?.at ? Number(rows[0].at) : null;
}

/** Edits as the owner of the tables, the only role that can. */
function tamper(insurer: Insurer, sql: string) {
  return owner.query(sql, [insurer.id]);
}

describe("the audit chain (spec §11, §14 case 25)", () => {
  test("holds after 40 parallel writers, numbered without a gap", async () => {
    const insurer = await insurerWithEvents(40);
    const { rows } = await owner.query<{ count: string; last: string }>(
      `select count(*), max("sequence") as last from "AuditEvent" where "insurerId" = $1`,
      [insurer.id],
    );
    expect(rows[0]?.count).toBe(rows[0]?.last);
    expect(await firstBreak(insurer)).toBeNull();
  });

  test.each([
    ["a changed result", `update "AuditEvent" set "result" = 'refused' where "insurerId" = $1 and "sequence" = 3`, 3],
    ["a changed detail", `update "AuditEvent" set "detail" = '{}' where "insurerId" = $1 and "sequence" = 4`, 4],
    [
      "a changed time",
      `update "AuditEvent" set "at" = "at" + interval '1 second' where "insurerId" = $1 and "sequence" = 2`,
      2,
    ],
    ["a deleted event", `delete from "AuditEvent" where "insurerId" = $1 and "sequence" = 3`, 3],
  ])("finds %s", async (_, sql, at) => {
    const insurer = await insurerWithEvents(6);
    await tamper(insurer, sql);
    expect(await firstBreak(insurer)).toBe(at);
  });

  test("finds a cut tail", async () => {
    const insurer = await insurerWithEvents(5);
    const { rows } = await owner.query<{ last: string }>(
      `select max("sequence") as last from "AuditEvent" where "insurerId" = $1`,
      [insurer.id],
    );
    await tamper(insurer, `delete from "AuditEvent" where "insurerId" = $1 and "sequence" > 2`);
    expect(await firstBreak(insurer)).toBe(3);
    expect(Number(rows[0]?.last)).toBeGreaterThan(3);
  });

  test("one insurer's chain does not feel another's", async () => {
    const touched = await insurerWithEvents(4);
    const whole = await insurerWithEvents(4);
    await tamper(touched, `update "AuditEvent" set "actor" = 'x' where "insurerId" = $1 and "sequence" = 1`);
    expect(await firstBreak(touched)).toBe(1);
    expect(await firstBreak(whole)).toBeNull();
  });
});
