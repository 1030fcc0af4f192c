import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { chargeGuard, clearGuard, guardState, waitSecondsAfter } from "./guard.ts";

let insurer: Insurer;
const start = new Date("2026-11-02T01:00:00Z");

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** One guard of a new member. */
async function freshGuard() {
  const { member } = await makeMember(insurer, { upTo: "wizard" });
  const key = { memberId: member.id, authenticator: "totp" as const };
  const at = (now: Date) => makeContext(insurer, { now });
  return {
    charge: (now: Date) => inInsurer(at(now), (scope) => chargeGuard(scope, key)),
    chargeFrom: (ipAddress: string, now: Date, networkWaitSeconds = DAY_SECONDS) =>
      inInsurer({ ...at(now), ipAddress }, (scope) => chargeGuard(scope, { ...key, networkWaitSeconds })),
    clear: () => inInsurer(at(start), (scope) => clearGuard(scope, key)),
    rows: () => inTransaction(insurer.id, (tx) => tx.authenticatorGuard.count({ where: { memberId: member.id } })),
    state: (now: Date) => inInsurer(at(now), (scope) => guardState(scope, key)),
    other: (now: Date) => inInsurer(at(now), (scope) => chargeGuard(scope, { ...key, authenticator: "password" })),
  };
}

async function chargeTimes(guard: Awaited<ReturnType<typeof freshGuard>>, times: number, now = start) {
  for (let count = 0; count < times; count += 1) await guard.charge(now);
}

describe("waits of one authenticator", () => {
  test("five tries at once, then thirty seconds", async () => {
    const guard = await freshGuard();
    for (let miss = 1; miss <= 5; miss += 1) expect(await guard.charge(start)).toMatchObject({ ok: true });
    expect(await guard.charge(start)).toEqual({ ok: false, code: "waiting" });
    expect(await guard.state(start)).toEqual({ kind: "waiting", misses: 5, waitUntil: addSeconds(start, 30) });
    expect(await guard.charge(addSeconds(start, 29))).toEqual({ ok: false, code: "waiting" });
    expect(await guard.charge(addSeconds(start, 30))).toMatchObject({ ok: true });
    expect(await guard.state(addSeconds(start, 30))).toMatchObject({ waitUntil: addSeconds(start, 90) });
  });

  test("a refused try does not lengthen the wait", async () => {
    const guard = await freshGuard();
    await chargeTimes(guard, 20);
    expect(await guard.state(start)).toMatchObject({ misses: 5, waitUntil: addSeconds(start, 30) });
  });

  test("fifty misses disable it for good, however long one waits", async () => {
    const guard = await freshGuard();
    let now = start;
    for (let miss = 1; miss <= 50; miss += 1) {
      expect(await guard.charge(now)).toMatchObject({ ok: true });
      now = addSeconds(now, 3600);
    }
    expect(await guard.charge(addSeconds(now, 365 * 86_400))).toEqual({ ok: false, code: "disabled" });
    expect(await guard.state(now)).toEqual({ kind: "disabled", misses: 50 });
  });

  test("success forgets the misses; another authenticator's count is its own", async () => {
    const guard = await freshGuard();
    await chargeTimes(guard, 6);
    expect(await guard.other(start)).toMatchObject({ ok: true });
    await guard.clear();
    expect(await guard.state(start)).toEqual({ kind: "open", misses: 0 });
    expect(await guard.charge(start)).toMatchObject({ ok: true });
  });
});

describe("waits of each network apart", () => {
  const isLetThrough = async (answer: Promise<{ ok: boolean }>) => (await answer).ok;

  test("five tries, then a day that doubles: nine in thirty days from one network, however often it asks", async () => {
    const guard = await freshGuard();
    const days: number[] = [];
    for (let hour = 0; hour < 30 * 24; hour += 1) {
      const now = addSeconds(start, hour * 3600);
      while (await isLetThrough(guard.chargeFrom("198.51.100.7", now))) days.push(Math.floor(hour / 24));
    }
    expect(days).toEqual([0, 0, 0, 0, 0, 1, 3, 7, 15]);
    expect(await guard.chargeFrom("198.51.100.200", addSeconds(start, 30 * DAY_SECONDS))).toMatchObject({ ok: false });
    expect(await guard.chargeFrom("192.0.2.1", addSeconds(start, 30 * DAY_SECONDS))).toMatchObject({ ok: true });
  });

  test("fifty from all networks together, also in parallel; then disabled, and no row more", async () => {
    const guard = await freshGuard();
    const tries = await inParallel(200, (index) => guard.chargeFrom(`10.0.${index % 20}.${index}`, start));
    const letThrough = tries.filter(({ ok }) => ok);
    expect(letThrough).toHaveLength(50);
    expect(await guard.state(start)).toEqual({ kind: "disabled", misses: 50 });
    expect(await guard.chargeFrom("203.0.113.1", start)).toEqual({ ok: false, code: "disabled" });
    expect(await guard.rows()).toBeLessThanOrEqual(21);
  });

  test("success forgets them all; an unknown address is a network too", async () => {
    const guard = await freshGuard();
    for (const from of ["10.0.1.1", "no address"]) {
      for (let miss = 0; miss < 6; miss += 1) await guard.chargeFrom(from, start);
      expect(await guard.chargeFrom(from, start)).toEqual({ ok: false, code: "waiting" });
    }
    await guard.clear();
    expect(await guard.rows()).toBe(0);
  });
});

test("200 parallel tries: five are let through", async () => {
  const guard = await freshGuard();
  const answers = await inParallel(200, () => guard.charge(start));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
});

test("a member who does not exist, or is another insurer's, is never let through", async () => {
  const { member } = await makeMember(await makeInsurer(), { upTo: "wizard" });
  const context = makeContext(insurer);
  for (const memberId of ["00000000-0000-0000-0000-000000000000", member.id]) {
    const answer = await inInsurer(context, (scope) => chargeGuard(scope, { memberId, authenticator: "totp" }));
    expect(answer.ok).toBe(false);
  }
});

test.each([
  [1, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [11, 1920],
  [12, 3600],
  [13, 3600],
  [50, 3600],
])("after miss %i one waits %i seconds", (misses, waitSeconds) => {
  expect(waitSecondsAfter(misses)).toBe(waitSeconds);
});
