import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { guardState } from "../guard/guard.ts";
import { totpCodeAt } from "./totp-code.ts";
import { memberWithTotp } from "./totp-device.fixture.ts";
import { verifyTotp } from "./verify-totp.ts";

const enrolledAt = new Date("2026-11-02T01:00:00Z");
const now = addSeconds(enrolledAt, 3600);
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member whose phone's clock is `steps` half minutes ahead (or behind) and who types what it shows. */
async function phoneOff(steps: number) {
  const { memberId, secretBase32 } = await memberWithTotp(insurer, enrolledAt);
  const verify = (code: string, at: Date) =>
    inInsurer(makeContext(insurer, { now: at }), (scope) => verifyTotp(scope, { memberId, code }));
  const shown = (at: Date) => totpCodeAt(secretBase32, addSeconds(at, steps * 30));
  const type = (seconds: number) => verify(shown(addSeconds(now, seconds)), addSeconds(now, seconds));
  return { memberId, verify, shown, type };
}

test.each([-10, -6, -2, 2, 6, 10])(
  "two codes in a row that are %i steps off: the clock is, and it is told",
  async (steps) => {
    const { type } = await phoneOff(steps);
    expect(await type(0)).toEqual({ ok: false, code: "incorrect" });
    expect(await type(30)).toEqual({ ok: false, code: "incorrect", clockOffsetSteps: steps });
  },
);

test.each([-11, 11, 120])("%i steps off is no clock that is a little wrong", async (steps) => {
  const { type } = await phoneOff(steps);
  await type(0);
  expect(await type(30)).toEqual({ ok: false, code: "incorrect" });
});

test("a guesser who hits a code of the next minutes learns nothing, also by typing it again", async () => {
  const { verify, shown } = await phoneOff(6);
  const hit = shown(now);
  for (const seconds of [0, 1, 31, 61]) {
    expect(await verify(hit, addSeconds(now, seconds))).toEqual({ ok: false, code: "incorrect" });
  }
});

test("a wrong code in between, or one that is off otherwise, starts over", async () => {
  const { verify, type, shown } = await phoneOff(6);
  await type(0);
  await verify("000000", addSeconds(now, 10));
  expect(await type(30)).toEqual({ ok: false, code: "incorrect" });
  await verify(shown(addSeconds(now, 60 - 120)), addSeconds(now, 60));
  expect(await type(90)).toEqual({ ok: false, code: "incorrect" });
});

test("codes that are off count as misses like any other", async () => {
  const { memberId, type } = await phoneOff(4);
  await type(0);
  await type(30);
  const state = await inInsurer(makeContext(insurer, { now }), (scope) =>
    guardState(scope, { memberId, authenticator: "totp" }),
  );
  expect(state.misses).toBe(2);
});
