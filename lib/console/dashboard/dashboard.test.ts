import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { runAsClerk } from "../access/clerk-verb.ts";
import { countFigures, keepFigures } from "./count-figures.ts";
import { type Dashboard, type Period, readDashboard, readPeriod } from "./dashboard.ts";
import { dashboardCsv, dashboardParts } from "./dashboard-parts.ts";

/** The time of makeContext. */
const now = new Date("2026-11-02T01:00:00Z");
const daysAgo = (days: number) => addSeconds(now, -days * DAY_SECONDS);

let insurer: Insurer;
let clerkId: string;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "email"] } });
  clerkId = (await makeClerk(insurer, "viewer")).clerkId;
  await makeMember(insurer, { upTo: "temporary", now: daysAgo(25) });
  await makeMember(insurer, { upTo: "terms", now });
  await makeMember(insurer, { upTo: "email", now });
  await makeMember(insurer, { upTo: "totp", now: daysAgo(3) });
  await makeMember(insurer, { upTo: "email-code", now: daysAgo(20) });
  const old = await makeMember(insurer, { upTo: "totp", now: daysAgo(60) });
  await makeMember(insurer, { upTo: "totp", now, state: "disabled" });
  await inTransaction(insurer.id, async (tx) => {
    const key = { insurerId: insurer.id, memberId: old.member.id };
    const where = { insurerId_id: { insurerId: insurer.id, id: old.member.id } };
    await tx.member.update({ where, data: { lastLoginAt: daysAgo(1) } });
    await tx.authenticatorGuard.create({ data: { ...key, authenticator: "password", misses: 50, disabledAt: now } });
    const mail = { insurerId: insurer.id, kind: "notice", toEmail: "a@example.jp" };
    for (const days of [1, 20, 60]) {
      await tx.mailMessage.create({ data: { ...mail, status: "failed", createdAt: daysAgo(days) } });
    }
    await tx.mailMessage.create({ data: { ...mail, status: "sent", createdAt: now } });
  });
});

async function dashboard(period: Period, at = now): Promise<Dashboard> {
  const read = await runAsClerk(makeContext(insurer, { now: at }), clerkId, readDashboard, period);
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

test("counts members by how far they have come, without those who are disabled", async () => {
  expect(await dashboard(30)).toMatchObject({
    active: 6,
    acceptedTerms: 5,
    confirmedEmail: 4,
    setPassword: 3,
    finished: 3,
    withFactor: 3,
    methods: { totp: 2, email: 1 },
    locked: 1,
    expiring: 1,
  });
});

test.each([
  [7, 1, 1],
  [30, 2, 2],
  [90, 3, 3],
] as const)("the last %i days", async (period, finishedLately, failedMails) => {
  expect(await dashboard(period)).toMatchObject({ period, finishedLately, loggedInLately: 1, failedMails });
});

test("an address asks for 7, 30 or 90 days; anything else is 30", () => {
  expect(["7", "30", "90", "8", undefined, ["7"]].map(readPeriod)).toEqual([7, 30, 90, 30, 30, 30]);
});

test("what was counted for many members is shown for minutes, and then counted anew", async () => {
  const context = makeContext(insurer, { now });
  await inInsurer(context, async (scope) => keepFigures(scope, { ...(await countFigures(scope)), active: 1_000_000 }));
  expect(await dashboard(30)).toMatchObject({ active: 1_000_000, countedAt: now });
  const later = addSeconds(now, 3_600);
  expect(await dashboard(30, later)).toMatchObject({ active: 6, countedAt: later });
  await inTransaction(insurer.id, (tx) => tx.insurerFigures.deleteMany());
});

test("the CSV has the numbers of every picture, and nobody's name", async () => {
  const shown = await dashboard(7);
  const csv = dashboardCsv(shown);
  expect(csv.startsWith("\ufeff")).toBe(true);
  for (const { heading, bars } of dashboardParts(shown)) {
    for (const { label, count } of bars) expect(csv).toContain(`"${heading}","${label}","${count}",`);
  }
  expect(csv).toContain('"対応が必要","届かなかったメール（7日）","1",');
  expect(csv).not.toMatch(/健保|ケンポ|example\.jp/);
  for (const cell of csv.match(/"[^"]*"/g) ?? []) expect(cell).not.toMatch(/^"[=+\-@\t\r]/);
});
