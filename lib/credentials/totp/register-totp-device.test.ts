import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { beginTotpEnrolment } from "./begin-totp-enrolment.ts";
import { registerTotpDevice } from "./register-totp-device.ts";
import { totpCodeAt } from "./totp-code.ts";
import { addTotpDevice } from "./totp-device.fixture.ts";
import { openTotpSecret } from "./totp-secret.ts";

const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

async function owner() {
  const { member } = await makeMember(insurer, { upTo: "wizard" });
  return { memberId: member.id, ownerId: randomUUID() };
}

type Owner = Awaited<ReturnType<typeof owner>>;

function begin(who: Owner, at = now) {
  return inInsurer(makeContext(insurer, { now: at }), (scope) =>
    beginTotpEnrolment(scope, { ...who, accountName: "tanaka1979" }),
  );
}

function register(who: Owner, code: string, name = "スマートフォン", at = now) {
  return inInsurer(makeContext(insurer, { now: at }), (scope) => registerTotpDevice(scope, { ...who, code, name }));
}

function devices(memberId: string) {
  return inTransaction(insurer.id, (tx) => tx.totpDevice.findMany({ where: { memberId } }));
}

describe("what is shown", () => {
  test("a PNG of the address, and the key for typing", async () => {
    const shown = await begin(await owner());
    expect(shown.qrPngDataUri).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
    expect(shown.otpauthUri).toContain(`secret=${shown.secretBase32}`);
  });

  test("a reload shows the same secret for 30 minutes, then a new one", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    expect(await begin(who, addSeconds(now, 1799))).toMatchObject({ secretBase32 });
    expect((await begin(who, addSeconds(now, 1800))).secretBase32).not.toBe(secretBase32);
  });

  test("two loads at once show one secret", async () => {
    const who = await owner();
    const shown = await inParallel(10, () => begin(who));
    expect(new Set(shown.map(({ secretBase32 }) => secretBase32)).size).toBe(1);
  });

  test("the next member in the same session is shown another secret", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    const next = { ...(await owner()), ownerId: who.ownerId };
    expect((await begin(next)).secretBase32).not.toBe(secretBase32);
    expect(await register(who, totpCodeAt(secretBase32, now))).toEqual({ ok: false, code: "enrolment-expired" });
  });

  test("the secret lies encrypted in the database, and opens for its member only", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    const [row] = await inTransaction(insurer.id, (tx) =>
      tx.totpEnrolment.findMany({ where: { ownerId: who.ownerId } }),
    );
    const sealed = row?.secretEncrypted ?? "";
    expect(sealed).not.toContain(secretBase32);
    expect(openTotpSecret(sealed, who.memberId)).toBe(secretBase32);
    expect(() => openTotpSecret(sealed, randomUUID())).toThrow();
  });
});

describe("confirming", () => {
  test("a wrong code leaves the enrolment; the right one makes a device, once", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    const code = totpCodeAt(secretBase32, now);
    const wrong = totpCodeAt(secretBase32, addSeconds(now, 600));
    expect(await register(who, wrong)).toEqual({ ok: false, code: "code-incorrect" });
    expect(await devices(who.memberId)).toEqual([]);
    expect(await register(who, code)).toMatchObject({ ok: true });
    expect(await register(who, code, "もう一台")).toEqual({ ok: false, code: "enrolment-expired" });
    expect(await devices(who.memberId)).toMatchObject([{ name: "スマートフォン", lastUsedAt: null }]);
  });

  test("after 30 minutes, by another attempt or for another member: nothing to confirm", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    const later = addSeconds(now, 1800);
    const expired = { ok: false, code: "enrolment-expired" };
    expect(await register(who, totpCodeAt(secretBase32, later), "電話", later)).toEqual(expired);
    const code = totpCodeAt(secretBase32, now);
    expect(await register({ ...who, ownerId: randomUUID() }, code)).toEqual(expired);
    expect(await register({ ...who, memberId: (await owner()).memberId }, code)).toEqual(expired);
  });

  test("names: required, at most 40 characters, unique in any width and case", async () => {
    const who = await owner();
    await addTotpDevice(insurer, who.memberId, "My Phone", now);
    const { secretBase32 } = await begin(who);
    const code = totpCodeAt(secretBase32, now);
    expect(await register(who, code, " \u200b ")).toEqual({ ok: false, code: "name-empty" });
    expect(await register(who, code, "あ".repeat(41))).toEqual({ ok: false, code: "name-too-long" });
    expect(await register(who, code, "ＭＹ phone")).toEqual({ ok: false, code: "name-taken" });
    expect(await register(who, code, "あ".repeat(40))).toMatchObject({ ok: true });
  });

  test("50 parallel posts of one code make one device", async () => {
    const who = await owner();
    const { secretBase32 } = await begin(who);
    const code = totpCodeAt(secretBase32, now);
    const answers = await inParallel(50, (index) => register(who, code, `電話${index}`));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await devices(who.memberId)).toHaveLength(1);
  });

  test("never a sixth device, also from parallel attempts", async () => {
    const who = await owner();
    for (let count = 1; count <= 4; count += 1) await addTotpDevice(insurer, who.memberId, `電話${count}`, now);
    const attempts: (() => ReturnType<typeof register>)[] = [];
    for (let index = 0; index < 6; index += 1) {
      const attempt = { ...who, ownerId: randomUUID() };
      const { secretBase32 } = await begin(attempt);
      attempts.push(() => register(attempt, totpCodeAt(secretBase32, now), `新しい電話${index}`));
    }
    const answers = await atOnce(...attempts);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "too-many-totp-devices")).toHaveLength(5);
    expect(await devices(who.memberId)).toHaveLength(5);
  });
});
