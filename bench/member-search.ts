// 「加入者をさがす」 and 「ホーム」 at a million members: `npm run bench:search [members]`. The verbs of the console, as
// portal_app, each 20 times; prints the median and the slowest, in milliseconds. Exit code 1 where a search is above 50 ms.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { readDashboard } from "#lib/console/dashboard/dashboard.ts";
import { fillMembers } from "#lib/console/members/many-members.fixture.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { DEMO_INSURERS } from "#prisma/seed/demo-insurers.ts";
import { seedInsurer } from "#prisma/seed/seed-insurer.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { type Typed, timeSearches, timeTries } from "./member-searches.ts";
import { median } from "./statistics.ts";

const LIMIT_MS = 50;

/** As lib/console/members/many-members.fixture.ts names them. */
const TYPED: Typed = {
  number: "730123",
  symbolAndNumber: "103-730123",
  kana: "ケンポ　73012",
  name: "健保　73012",
  loginId: "plan73012",
  email: "plan730123@example.jp",
};

/** What members have who have finished the first login; without the checks of foreign keys, which take minutes. */
async function fillFirstLogins(owner: pg.Client, insurerId: string): Promise<void> {
  const from = `from "Member" where "insurerId" = $1 and "loginId" like 'plan%' and "wizardCompletedAt" is not null`;
  await owner.query("set session_replication_role = replica");
  await owner.query(
    `insert into "PasswordCredential" ("insurerId", "memberId", "passwordHash", "pepperId", "createdAt")
     select "insurerId", "id", 'none', 'none', now() ${from}`,
    [insurerId],
  );
  await owner.query(
    `insert into "TermsAcceptance" ("insurerId", "memberId", "version", "acceptedAt")
     select "insurerId", "id", 1, now() ${from}`,
    [insurerId],
  );
  await owner.query(
    `insert into "TotpDevice" ("insurerId", "id", "memberId", "name", "nameFolded", "secretEncrypted", "lastUsedStep", "createdAt")
     select "insurerId", uuidv7(), "id", '電話', '電話', '-', 0, now() ${from}`,
    [insurerId],
  );
  await owner.query(`vacuum analyze "PasswordCredential", "TermsAcceptance", "TotpDevice"`);
}

/** The id of a clerk at an insurer with so many members. */
async function fill(ownerUrl: string, members: number): Promise<{ insurerId: string; clerkId: string }> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 1 }) });
  const [insurerId, now, [demo]] = [randomUUID(), new Date(), DEMO_INSURERS];
  if (!demo) throw new Error("no demo insurer");
  await prisma.$transaction((tx) => seedInsurer(tx, { insurerId, now }, demo));
  const clerk = { insurerId, email: "bench@example.jp", name: "試験", role: "viewer", method: "totp" } as const;
  const { id: clerkId } = await prisma.clerk.create({ data: { ...clerk, invitedAt: now } });
  await prisma.$disconnect();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await fillMembers(owner, insurerId, members);
    await fillFirstLogins(owner, insurerId);
  } finally {
    await owner.end();
  }
  return { insurerId, clerkId };
}

/** @returns the median */
function print(name: string, times: number[]): number {
  const [middle, slowest] = [median(times), Math.max(...times)];
  console.log(`${name.padEnd(16)} median ${middle.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`);
  return middle;
}

async function measureAll(insurerId: string, clerkId: string): Promise<void> {
  const insurer = await findInsurerById(insurerId);
  if (!insurer) throw new Error("no insurer");
  const context = systemContext(insurer, new Date("2026-11-02T01:00:00Z"));
  for (const [name, times] of await timeSearches(context, clerkId, TYPED)) {
    if (print(name, times) > LIMIT_MS) process.exitCode = 1;
  }
  print("ホーム", await timeTries(() => runAsClerk(context, clerkId, readDashboard, 30)));
}

async function main(members: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-search-"));
  const secrets = demoSecrets(folder);
  const database = await startEmbeddedPostgres(folder, secrets.DATABASE_OWNER_PASSWORD);
  try {
    const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops, ...rest } = secrets;
    await prepareDatabase(database.ownerUrl, { app, ops });
    const { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS } = rest;
    const url = roleUrl(database.ownerUrl, "portal_app", app);
    Object.assign(process.env, { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS, PORTAL_DATABASE_URL: url });
    const { insurerId, clerkId } = await fill(database.ownerUrl, members);
    await measureAll(insurerId, clerkId);
    const { prisma } = await import("#lib/db/client.ts");
    await prisma().$disconnect();
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2] ?? 1_000_000));
