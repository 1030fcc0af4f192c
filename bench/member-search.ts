// 「加入者をさがす」 at a million members: `npm run bench:search [members]`. The verb of the console, as portal_app, each
// search 20 times; prints the median and the slowest, in milliseconds. Exit code 1 above 50 ms.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { fillMembers } from "#lib/console/members/many-members.fixture.ts";
import type { MemberGroup } from "#lib/console/members/member-conditions.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { searchMembers } from "#lib/console/members/search-members.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { DEMO_INSURERS } from "#prisma/seed/demo-insurers.ts";
import { seedInsurer } from "#prisma/seed/seed-insurer.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";

const LIMIT_MS = 50;
const TRIES = 20;

const SEARCHES: [string, string, MemberGroup][] = [
  ["everybody", "", "all"],
  ["number", "730123", "all"],
  ["記号-番号", "103-730123", "all"],
  ["kana of all", "ケンポ", "all"],
  ["kana of few", "ケンポ　73012", "all"],
  ["name", "健保　73012", "all"],
  ["user ID", "plan73012", "all"],
  ["mail", "plan730123@example.jp", "all"],
  ["not logged in", "", "not-logged-in"],
  ["locked", "", "locked"],
  ["expiring", "", "expiring"],
  ["disabled", "", "disabled"],
];

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
  } finally {
    await owner.end();
  }
  return { insurerId, clerkId };
}

async function timesOf(insurerId: string, clerkId: string, typed: string, group: MemberGroup): Promise<number[]> {
  const insurer = await findInsurerById(insurerId);
  if (!insurer) throw new Error("no insurer");
  const context = systemContext(insurer, new Date("2026-11-02T01:00:00Z"));
  const query = { search: readSearch(typed), group, sort: "number", after: null, limit: 50 } as const;
  const times: number[] = [];
  for (let index = 0; index <= TRIES; index += 1) {
    const start = performance.now();
    await runAsClerk(context, clerkId, searchMembers, query);
    times.push(performance.now() - start);
  }
  // The first also opens the connection.
  return times.slice(1).toSorted((left, right) => left - right);
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
    for (const [name, typed, group] of SEARCHES) {
      const times = await timesOf(insurerId, clerkId, typed, group);
      const [median = 0, slowest = 0] = [times[TRIES / 2], times.at(-1)];
      console.log(`${name.padEnd(16)} median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`);
      if (median > LIMIT_MS) process.exitCode = 1;
    }
    const { prisma } = await import("#lib/db/client.ts");
    await prisma().$disconnect();
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2] ?? 1_000_000));
