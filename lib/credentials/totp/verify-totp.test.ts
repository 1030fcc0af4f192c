import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { listTotpDevices } from "./list-totp-devices.ts";
import { totpCodeAt } from "./totp-code.ts";
import { addTotpDevice, memberWithTotp } from "./totp-device.fixture.ts";
import { verifyTotp } from "./verify-totp.ts";

const enrolledAt = new Date("2026-11-02T01:00:00Z");
const now = addSeconds(enrolledAt, 3600);
const INCORRECT = { ok: false, code: "incorrect" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function verify(memberId: string, code: string, at = now, preferredTotpDeviceId?: string) {
  return inInsurer(makeContext(insurer, { now: at }), (scope) =>
    verifyTotp(scope, { memberId, code, preferredTotpDeviceId }),
  );
}

/** A code that is wrong in every step around `now`. */
function wrongCode(secretBase32: string): string {
  const near = [-60, -30, 0, 30, 60].map((seconds) => totpCodeAt(secretBase32, addSeconds(now, seconds)));
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.includes(code)) ?? "";
}

describe("a code and the clock (spec §14 case 8)", () => {
  test.each([
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ])("a phone %i seconds off is accepted: %s", async (seconds, isAccepted) => {
    const { memberId, totpDeviceId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    const code = totpCodeAt(secretBase32, addSeconds(now, seconds));
    expect(await verify(memberId, code)).toEqual(isAccepted ? { ok: true, value: { totpDeviceId } } : INCORRECT);
  });

  test("a step before the last used one is over, also within the window", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    expect(await verify(memberId, totpCodeAt(secretBase32, addSeconds(now, 30)))).toMatchObject({ ok: true });
    expect(await verify(memberId, totpCodeAt(secretBase32, now))).toEqual(INCORRECT);
  });
});

describe("replay (spec §14 case 7)", () => {
  test("one code in 50 parallel submits: exactly one is accepted", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    const code = totpCodeAt(secretBase32, now);
    const answers = await inParallel(50, () => verify(memberId, code));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("the code that confirmed the device does not log in", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    expect(await verify(memberId, totpCodeAt(secretBase32, enrolledAt), enrolledAt)).toEqual(INCORRECT);
  });

  test("a step used on one device is not used on another", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    const second = await addTotpDevice(insurer, memberId, "タブレット", enrolledAt);
    expect(await verify(memberId, totpCodeAt(secretBase32, now))).toMatchObject({ ok: true });
    expect(await verify(memberId, totpCodeAt(second.secretBase32, now))).toMatchObject({ ok: true });
  });
});

describe("several devices", () => {
  test("the code is tried on all, whichever was picked; the last used comes first in the list", async () => {
    const first = await memberWithTotp(insurer, enrolledAt);
    const second = await addTotpDevice(insurer, first.memberId, "タブレット", addSeconds(enrolledAt, 60));
    const code = totpCodeAt(first.secretBase32, now);
    expect(await verify(first.memberId, code, now, second.totpDeviceId)).toEqual({
      ok: true,
      value: { totpDeviceId: first.totpDeviceId },
    });
    const list = await inInsurer(makeContext(insurer), (scope) => listTotpDevices(scope, first));
    expect(list.map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
      ["スマートフォン", now],
      ["タブレット", null],
    ]);
  });

  test("another member's code is wrong, also when that member's device is picked", async () => {
    const { memberId } = await memberWithTotp(insurer, enrolledAt);
    const other = await memberWithTotp(insurer, enrolledAt);
    expect(await verify(memberId, totpCodeAt(other.secretBase32, now), now, other.totpDeviceId)).toEqual(INCORRECT);
  });
});

describe("guessing (spec §14 case 9)", () => {
  test("200 parallel wrong codes: five are looked at; a right one while waiting is refused", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    const code = wrongCode(secretBase32);
    const answers = await inParallel(200, () => verify(memberId, code));
    expect(answers.filter((answer) => !answer.ok && answer.code === "incorrect")).toHaveLength(5);
    expect(await verify(memberId, totpCodeAt(secretBase32, now))).toEqual({ ok: false, code: "waiting" });
    const later = addSeconds(now, 30);
    expect(await verify(memberId, totpCodeAt(secretBase32, later), later)).toMatchObject({ ok: true });
  });

  test("a right code forgets the misses", async () => {
    const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
    for (let miss = 0; miss < 4; miss += 1) await verify(memberId, wrongCode(secretBase32));
    await verify(memberId, totpCodeAt(secretBase32, now));
    const guards = await inTransaction(insurer.id, (tx) => tx.authenticatorGuard.findMany({ where: { memberId } }));
    expect(guards).toEqual([]);
  });
});

test("the audit log has the outcome and the device, not the code or the secret", async () => {
  const { memberId, totpDeviceId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
  const code = totpCodeAt(secretBase32, now);
  await verify(memberId, wrongCode(secretBase32));
  await verify(memberId, code);
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId, action: "login.totp" }, orderBy: { sequence: "asc" } }),
  );
  expect(events.map(({ result, detail }) => ({ result, detail }))).toEqual([
    { result: "failure", detail: {} },
    { result: "success", detail: { totpDeviceId } },
  ]);
});
