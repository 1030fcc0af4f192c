import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstLostAnchor } from "#lib/audit/audit-anchor.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { anchorAudit } from "./anchor-audit.ts";

const now = new Date("2026-11-02T01:00:00Z");
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
});
afterAll(() => owner.end());

const record = (insurer: Insurer) =>
  inInsurer(makeContext(insurer), (scope) => recordAudit(scope, { action: "login.method", result: "success" }));
const anchorsOf = async (insurer: Insurer) =>
  (await anchorAudit(now)).filter((anchor) => anchor.insurer === insurer.slug);
const lost = (insurer: Insurer, anchors: Awaited<ReturnType<typeof anchorsOf>>) =>
  inInsurer(makeContext(insurer), (scope) => firstLostAnchor(scope, anchors));

describe("anchors of the audit chain outside the database (ASVS 16.4.2)", () => {
  test("one line for a chain that has grown, none for one that has not", async () => {
    const insurer = await makeInsurer();
    const [first] = await anchorsOf(insurer);
    expect(first).toMatchObject({ insurer: insurer.slug, sequence: 1 });
    expect(await anchorsOf(insurer)).toEqual([]);
    await record(insurer);
    expect(await anchorsOf(insurer)).toMatchObject([{ sequence: 2 }]);
  });

  test("an owner who rewrites the whole chain, or deletes it, is found by the anchor", async () => {
    const insurer = await makeInsurer();
    for (let event = 0; event < 4; event += 1) await record(insurer);
    const anchors = await anchorsOf(insurer);
    expect(await lost(insurer, anchors)).toBeNull();
    await owner.query("begin");
    // The trigger makes every hash anew: portal_audit_verify finds nothing.
    await owner.query(`
      create temporary table rewritten on commit drop as
        select * from "AuditEvent" where "insurerId" = '${insurer.id}' order by "sequence"`);
    await owner.query(`delete from "AuditEvent" where "insurerId" = $1`, [insurer.id]);
    await owner.query(`delete from "AuditChainHead" where "insurerId" = $1`, [insurer.id]);
    await owner.query(`update rewritten set "actor" = 'somebody else' where "sequence" = 2`);
    await owner.query(`insert into "AuditEvent" select * from rewritten order by "sequence"`);
    await owner.query("commit");
    const { rows } = await owner.query<{ at: string | null }>("select portal_audit_verify($1) as at", [insurer.id]);
    expect(rows[0]?.at).toBeNull();
    expect(await lost(insurer, anchors)).toBe(5);
    await owner.query(`delete from "AuditEvent" where "insurerId" = $1`, [insurer.id]);
    expect(await lost(insurer, anchors)).toBe(5);
  });
});
