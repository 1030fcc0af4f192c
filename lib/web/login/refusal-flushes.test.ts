import { rmSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { queueRecoveryRequest, type RecoveryQuestion } from "#lib/credentials/recovery-request/recovery-request.ts";
import { prisma } from "#lib/db/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";

/** Each kind as often, and each time at another hour, so that no wait of the one before is left. */
const ROUNDS = 6;
const APART_SECONDS = 2 * HOUR_SECONDS;
const start = new Date("2026-11-02T01:00:00Z");

const folder = throwAwayFolder("flushes");
let database: EmbeddedPostgres;
let owner: pg.Client;
let insurer: Insurer;

// A cluster of its own: nobody else commits in it, and a commit reaches the disk, as PostgreSQL ships it.
beforeAll(async () => {
  const quiet = ["autovacuum=off", "wal_writer_delay=10s", "checkpoint_timeout=1h", "bgwriter_delay=10s"];
  database = await startEmbeddedPostgres(
    folder,
    "test",
    quiet.flatMap((each) => ["-c", each]),
  );
  await prepareDatabase(database.ownerUrl, { app: "app", ops: "ops" });
  Object.assign(process.env, {
    PORTAL_DATABASE_URL: roleUrl(database.ownerUrl, "portal_app", "app"),
    TEST_OWNER_DATABASE_URL: database.ownerUrl,
    TEST_OPS_DATABASE_URL: roleUrl(database.ownerUrl, "portal_ops", "ops"),
    DATABASE_POOL_SIZE: "1",
  });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  insurer = await makeInsurer();
});

afterAll(async () => {
  await prisma().$disconnect();
  await owner.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Transactions that wrote, and flushes of the write-ahead log by whoever commits. */
type Work = { writes: number; flushes: number };

/** Since the connection was opened: the only one, so that no other one's late report is counted. */
async function workSoFar(): Promise<Work> {
  await prisma().$queryRaw`select pg_stat_force_next_flush()::text`;
  const [connection] = await prisma().$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const { rows } = await owner.query<{ writes: string; flushes: string }>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text as writes,
            (select sum(fsyncs) from pg_stat_get_backend_io($1) where object = 'wal')
              -- A file of the log that is full is flushed besides, whoever fills it.
              - trunc((pg_current_wal_insert_lsn() - '0/0') / pg_size_bytes(current_setting('wal_segment_size')))
              as flushes`,
    [connection?.pid],
  );
  return { writes: Number(rows[0]?.writes), flushes: Number(rows[0]?.flushes) };
}

/** What `ROUNDS` runs of `act` cost. */
async function costOf(act: (round: number) => Promise<unknown>): Promise<Work> {
  const before = await workSoFar();
  for (let round = 0; round < ROUNDS; round += 1) await act(round);
  const after = await workSoFar();
  return { writes: after.writes - before.writes, flushes: after.flushes - before.flushes };
}

const refuse = (loginId: string, at: Date) =>
  checkLoginPassword(makeContext(insurer, { now: at }), { loginId, password: "wrong-password" }, async () => ok());

test("a refused login is as many commits and flushes, whoever is meant (spec §14 case 11)", async () => {
  const known = await makeMember(insurer, { upTo: "wizard" });
  const locked = await makeMember(insurer, { upTo: "wizard" });
  const disabled = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
  const temporary = await makeMember(insurer, { upTo: "temporary" });
  const formula = await makeMember(insurer, { upTo: "temporary", temporaryCredential: "formula" });
  for (let miss = 0; miss < 8; miss += 1) await refuse(locked.loginId, start);
  const later = (round: number) => addSeconds(start, round * APART_SECONDS);

  const costs = {
    unknown: await costOf((round) => refuse("nobody0000", later(round))),
    others: await costOf((round) => refuse(`nobody000${round}`, later(round))),
    nothing: await costOf((round) => refuse("", later(round))),
    known: await costOf((round) => refuse(known.loginId, later(round))),
    locked: await costOf(() => refuse(locked.loginId, start)),
    unknownAgain: await costOf(() => refuse("nobody0000", start)),
    knownAgain: await costOf((round) => refuse(known.loginId, addSeconds(later(ROUNDS), round))),
    disabled: await costOf((round) => refuse(disabled.loginId, later(round))),
    temporary: await costOf((round) => refuse(temporary.loginId, later(round))),
    formula: await costOf((round) => refuse(formula.loginId, later(round))),
  };
  const each = { writes: 2 * ROUNDS, flushes: 2 * ROUNDS };
  expect(costs).toEqual(Object.fromEntries(Object.keys(costs).map((name) => [name, each])));
});

test("so is a forgotten password or user ID, known or not", async () => {
  const { member, loginId } = await makeMember(insurer, { upTo: "totp" });
  const ask = (question: RecoveryQuestion) => () =>
    inInsurer(makeContext(insurer), (scope) => queueRecoveryRequest(scope, question));
  const reset = { task: "password-reset", browserHash: null } as const;
  const reminder = { task: "login-id-reminder", birthDate: "1979-08-22" } as const;
  const costs = [
    await costOf(ask({ ...reset, loginId })),
    await costOf(ask({ ...reset, loginId: "nobody0000" })),
    await costOf(ask({ ...reminder, email: member.email ?? "" })),
    await costOf(ask({ ...reminder, email: "nobody@example.jp" })),
  ];
  for (const cost of costs) expect(cost).toEqual({ writes: ROUNDS, flushes: ROUNDS });
});
