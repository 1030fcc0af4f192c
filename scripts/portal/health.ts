import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Command } from "@commander-js/extra-typings";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { brokenAuditSequence } from "./verify-chain.ts";
import { withDatabase } from "./with-database.ts";

type Check = { name: string; isGood: boolean; detail: string };

/** A mail waits for seconds; after this long no worker is sending. */
const MAIL_DELAY_SECONDS = 300;

async function checkMigrations(owner: pg.Client): Promise<Check> {
  const folder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
  const entries = await readdir(folder, { withFileTypes: true });
  const { rows } = await owner.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  const pending = entries.filter((entry) => entry.isDirectory() && !applied.has(entry.name)).map(({ name }) => name);
  const detail = pending.length === 0 ? `${applied.size} applied` : `not applied: ${pending.join(", ")}`;
  return { name: "migrations", isGood: pending.length === 0, detail };
}

/** A worker listens for jobs on connections of its own: one for mails, one for long jobs. So it is not counted. */
async function checkWorker(owner: pg.Client): Promise<Check> {
  const { rows } = await owner.query<{ isRunning: boolean }>(
    `select exists (select from pg_stat_activity
       where datname = current_database() and query ilike 'listen "jobs:insert"%') as "isRunning"`,
  );
  const isRunning = rows[0]?.isRunning ?? false;
  return { name: "worker", isGood: isRunning, detail: isRunning ? "running" : "not running" };
}

async function checkMail(insurerId: string, slug: string): Promise<Check> {
  const { inTransaction } = await import("#lib/db/in-transaction.ts");
  const { addSeconds, currentTime } = await import("#lib/kernel/clock.ts");
  const late = addSeconds(currentTime(), -MAIL_DELAY_SECONDS);
  const [queued, overdue, failed] = await inTransaction(insurerId, async (tx) => [
    await tx.mailMessage.count({ where: { status: "queued" } }),
    await tx.mailMessage.count({ where: { status: "queued", createdAt: { lt: late } } }),
    await tx.mailMessage.count({ where: { status: "failed" } }),
  ]);
  const detail = `${queued} queued, ${overdue} of them for more than ${MAIL_DELAY_SECONDS} s, ${failed} failed`;
  return { name: `mail ${slug}`, isGood: overdue === 0, detail };
}

async function checkAudit(insurerId: string, slug: string): Promise<Check> {
  const sequence = await brokenAuditSequence(insurerId);
  const detail = sequence === null ? "chain holds" : `chain broken at event ${sequence}`;
  return { name: `audit ${slug}`, isGood: sequence === null, detail };
}

async function checkInsurers(): Promise<Check[]> {
  const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const checks: Check[] = [];
  for (const { id, slug } of await listInsurers()) checks.push(await checkMail(id, slug), await checkAudit(id, slug));
  return checks;
}

async function checkAll(ownerUrl: string): Promise<Check[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ version: string }>("select current_setting('server_version') as version");
    const database = { name: "database", isGood: true, detail: `PostgreSQL ${rows[0]?.version}` };
    return [database, await checkMigrations(owner), await checkWorker(owner), ...(await checkInsurers())];
  } finally {
    await owner.end();
  }
}

async function report(ownerUrl: string): Promise<boolean> {
  const checks = await checkAll(ownerUrl);
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, isGood, detail } of checks) {
    console.log(`${isGood ? "ok  " : "FAIL"}  ${name.padEnd(width)}  ${detail}`);
  }
  return checks.every(({ isGood }) => isGood);
}

export const health = new Command("health")
  .summary("Check database, migrations, worker, mail queue and audit chains")
  .description("One line a check; exit code 1 when one of them fails.")
  .action(() => withDatabase(({ ownerUrl }) => report(ownerUrl)));
