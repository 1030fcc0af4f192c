import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { closeRefusals } from "./close-refusals.ts";
import { recordRefusal } from "./record-refusal.ts";

const now = new Date("2026-11-02T01:00:00Z");
const nextHour = addSeconds(now, HOUR_SECONDS);
let insurer: Insurer;
let memberId: string;

beforeAll(async () => {
  insurer = await makeInsurer();
});

type Different = { at?: Date; ipAddress?: string; userAgent?: string; reason?: string; who?: string };

/** A password that is refused, by default of a member of the test's own. */
const refuse = ({ at = now, reason = "waiting", who, ...from }: Different = {}) =>
  inInsurer(makeContext(insurer, { now: at, actor: "anonymous", ...from }), (scope) =>
    recordRefusal(
      scope,
      { action: "login.password", result: "failure", memberId: who ? undefined : memberId, detail: { reason } },
      who,
    ),
  );

const close = (at: Date) => asOperator(makeContext(insurer, { now: at }), closeRefusals);

const details = async (where = { memberId } as { memberId: string | null }) => {
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { ...where, action: "login.password" }, orderBy: { sequence: "asc" } }),
  );
  return events.map(({ detail }) => detail);
};

const newMember = async () => {
  ({ id: memberId } = (await makeMember(insurer, { upTo: "totp" })).member);
};

test("the first refused login of an hour is an event at once; the further ones are one, when the hour is over", async () => {
  await newMember();
  for (let second = 0; second < 300; second += 1) await refuse({ at: addSeconds(now, second) });
  expect(await details()).toEqual([{ reason: "waiting" }]);
  await close(addSeconds(nextHour, -1));
  expect(await details()).toEqual([{ reason: "waiting" }]);
  expect(await close(nextHour)).toBe(1);
  expect(await details()).toEqual([{ reason: "waiting" }, { reason: "waiting", count: 299 }]);
  expect(await close(nextHour)).toBe(0);
});

test("the closing event is the last try: its time, address, browser, and nobody's act", async () => {
  await newMember();
  await refuse();
  const at = addSeconds(now, 1800);
  await refuse({ at, ipAddress: "192.0.2.99", userAgent: "another" });
  await close(nextHour);
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId }, orderBy: { sequence: "desc" } }),
  );
  const last = { at, ipAddress: "192.0.2.99", userAgent: "another", actor: "anonymous", result: "failure" };
  expect(events[0]).toMatchObject({ ...last, detail: { reason: "waiting", count: 1 } });
});

test("another hour, network, reason or person is an event of its own; one alone is no second event", async () => {
  await newMember();
  await refuse();
  await refuse({ at: nextHour });
  await refuse({ ipAddress: "198.51.100.1" });
  await refuse({ reason: "disabled" });
  expect(await details()).toHaveLength(4);
  await refuse({ who: "17" });
  await refuse({ who: "18" });
  expect(await details({ memberId: null })).toHaveLength(2);
  await close(addSeconds(nextHour, HOUR_SECONDS));
  expect(await details()).toHaveLength(4);
});

test("of 50 refused at once one is the event and 49 are counted; of two that close, one does", async () => {
  await newMember();
  await inParallel(50, () => refuse());
  expect(await details()).toHaveLength(1);
  await inParallel(2, () => close(nextHour));
  expect(await details()).toEqual([{ reason: "waiting" }, { reason: "waiting", count: 49 }]);
});

test("a try that was begun before its hour was closed is not lost", async () => {
  await newMember();
  await refuse();
  await close(nextHour);
  await refuse({ at: addSeconds(nextHour, -1) });
  await refuse({ at: addSeconds(nextHour, -1) });
  await close(nextHour);
  expect(await details()).toEqual([{ reason: "waiting" }, { reason: "waiting" }, { reason: "waiting", count: 1 }]);
});
