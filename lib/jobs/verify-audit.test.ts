import pg from "pg";
import { expect, test } from "vitest";
import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { startAuditVerification } from "#lib/console/audit/verify-audit.ts";
import { runJob } from "#lib/console/jobs/run-job.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { jobsText } from "#lib/messages/ja/console/jobs.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { JOB_WORKS } from "./job-works.ts";
import { verifyAudit } from "./verify-audit.ts";

test("監査ログの検証 is queued by 管理, and is work of the worker", async () => {
  const insurer = await makeInsurer();
  const { clerkId } = await makeClerk(insurer, "manager");
  const started = await runAsClerk(makeContext(insurer), clerkId, startAuditVerification, undefined);
  const jobId = started.ok ? started.value : "";
  expect(JOB_WORKS["audit-verify"]).toBe(verifyAudit);
  // As the portal's own role, which may not recompute the chain.
  await runJob({ insurer, jobId }, JOB_WORKS);
  const job = await inTransaction(insurer.id, (tx) => tx.clerkJob.findFirst({ where: { id: jobId } }));
  expect(job).toMatchObject({ kind: "audit-verify", state: "failed" });
});

test("the worker's role finds a whole chain, and the first event that was changed", async () => {
  const insurer = await makeInsurer();
  const [ops, owner] = [process.env.TEST_OPS_DATABASE_URL, process.env.TEST_OWNER_DATABASE_URL].map(
    (connectionString) => new pg.Client({ connectionString }),
  );
  await Promise.all([ops?.connect(), owner?.connect()]);
  const broken = async () =>
    Number((await ops?.query("select coalesce(portal_audit_verify($1), 0) as found", [insurer.id]))?.rows[0]?.found);
  expect(await broken()).toBe(0);
  await owner?.query(`update "AuditEvent" set "actor" = 'somebody' where "insurerId" = $1`, [insurer.id]);
  expect(await broken()).toBe(1);
  await owner?.query(`update "AuditEvent" set "actor" = 'operator' where "insurerId" = $1`, [insurer.id]);
  await Promise.all([ops?.end(), owner?.end()]);
});

test("the clerk reads whether it is whole, or where it breaks", () => {
  const say = jobsText.results["audit-verify"];
  expect(say({ events: 1_234, broken: 0 })).toBe("監査ログは途切れていません。1,234件の記録を検証しました。");
  expect(say({ events: 9, broken: 7 })).toContain("7 番目の記録から");
});
