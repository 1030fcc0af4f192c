import { beforeAll, describe, expect, test } from "vitest";
import { clearWaits } from "#lib/credentials/guard/clear-waits.ts";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { countRefusals } from "#lib/testing/refusals.ts";
import { Walker } from "#lib/testing/walker.ts";

const now = new Date("2026-11-02T01:00:00Z");
const STRANGER = "198.51.100.7";
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { temporaryCredential: "formula" } });
});

const makePerson = (options: MemberOptions) => makeMember(insurer, { ...options, now });

/** A login from `ipAddress`, in a browser that nobody knows. */
async function enter({ loginId }: TestMember, password: string, ipAddress: string, seconds = 0): Promise<boolean> {
  const context = makeContext(insurer, { now: addSeconds(now, seconds), ipAddress });
  return (await checkLoginPassword(context, { loginId, password }, async (_scope, accepted) => ok(accepted))).ok;
}

const countEvaluated = async ({ member }: TestMember) => (await countRefusals(insurer, member.id)).mismatch;

describe("a stranger with the card cannot keep the member out of the first login (spec §8)", () => {
  test("wrong dates from one network, every hour of a month: nine are evaluated, the member gets in at any time", async () => {
    const person = await makePerson({ upTo: "temporary", temporaryCredential: "formula" });
    for (let hour = 0; hour < 29 * 24; hour += 6) {
      await enter(person, `guess-${hour}`, STRANGER, hour * HOUR_SECONDS);
      if (hour < 6) for (let again = 0; again < 8; again += 1) await enter(person, `again-${again}`, STRANGER);
    }
    expect(await countEvaluated(person)).toBe(9);
    expect(await enter(person, person.password, STRANGER, 29 * DAY_SECONDS)).toBe(false);
    expect(await enter(person, person.password, "192.0.2.10", 29 * DAY_SECONDS)).toBe(true);
  });

  test("from as many networks as there are: fifty in all, so that the birth date is not found; the insurer opens it", async () => {
    const person = await makePerson({ upTo: "temporary", temporaryCredential: "formula" });
    for (let network = 0; network < 12; network += 1) {
      for (let guess = 0; guess < 6; guess += 1) await enter(person, `guess-${guess}`, `10.0.${network}.1`);
    }
    expect(await countEvaluated(person)).toBe(50);
    expect(await enter(person, person.password, "192.0.2.10", 20 * DAY_SECONDS)).toBe(false);
    await asOperator(makeContext(insurer), (scope) => clearWaits(scope, person.member.id));
    expect(await enter(person, person.password, "192.0.2.10", 20 * DAY_SECONDS)).toBe(true);
  });

  test("a random temporary password: whoever knows its user ID makes nobody else wait", async () => {
    const person = await makePerson({ upTo: "temporary" });
    for (let guess = 0; guess < 10; guess += 1) await enter(person, `guess-${guess}`, STRANGER);
    expect(await countEvaluated(person)).toBe(5);
    expect(await enter(person, person.password, "192.0.2.10")).toBe(true);
  });
});

describe("a stranger with the user ID cannot keep out a member who has mail codes and no recovery code (spec §8)", () => {
  /** Fifty wrong passwords, spread over two days: no new browser takes the right one any more. */
  async function lockedOut() {
    const person = await makePerson({ upTo: "email-code", method: "email" });
    for (let hour = 0; hour < 60; hour += 1) await enter(person, `guess-${hour}`, STRANGER, hour * HOUR_SECONDS);
    const walker = new Walker(makeContext(insurer, { now: addSeconds(now, 30 * DAY_SECONDS) }), person, "email");
    expect(await countEvaluated(person)).toBe(50);
    expect((await walker.logIn()).ok).toBe(false);
    return walker;
  }

  test("the browser in which the reset link was used takes the password they have; the mail code is asked as ever", async () => {
    const member = await lockedOut();
    await member.followResetLink(await member.askForReset());
    expect(await member.due()).toBe("recovery-code");
    expect((await member.logIn()).ok).toBe(true);
    expect(await member.walk()).toEqual(["email-code", "done"]);
    expect((await member.openSession()).ok).toBe(true);
  });

  test("it opens nothing by itself, and no other browser; guesses in it wait, and end at fifty (case 9)", async () => {
    const member = await lockedOut();
    await member.followResetLink(await member.askForReset());
    const elsewhere = new Walker(member.context, member.person, "email");
    expect((await elsewhere.logIn()).ok).toBe(false);
    for (let guess = 0; guess < 60; guess += 1) {
      expect((await member.logIn(`guess-${guess}`)).ok).toBe(false);
      member.wait(HOUR_SECONDS);
    }
    expect(await countEvaluated(member.person)).toBe(100);
    expect((await member.logIn()).ok).toBe(false);
  });

  test("the first login from that browser is told like any other new one", async () => {
    const member = await lockedOut();
    const notices = async () =>
      (await readOutbox(insurer.id, member.presentEmail())).filter(({ subject }) => subject.includes("新しい")).length;
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: member.person.member.id }, data: { lastLoginAt: now } }),
    );
    await member.followResetLink(await member.askForReset());
    await member.logIn();
    await member.walk();
    expect(await notices()).toBe(0);
    await member.openSession();
    expect(await notices()).toBe(1);
  });
});
