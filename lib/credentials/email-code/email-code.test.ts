import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { issueEmailCode } from "./issue-email-code.ts";
import { sendEmailCode } from "./send-email-code.ts";
import { verifyEmailCode } from "./verify-email-code.ts";

const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function randomEmail() {
  return `${randomBytes(6).toString("hex")}@example.jp`;
}

async function openAttempt(memberId: string) {
  const { id } = await inTransaction(insurer.id, (tx) =>
    tx.loginAttempt.create({
      data: {
        insurerId: insurer.id,
        memberId,
        tokenHash: hashToken(randomToken()),
        createdAt: now,
        expiresAt: addSeconds(now, 86_400),
      },
    }),
  );
  return id;
}

/** A member with an open attempt, and the verbs bound to both. */
async function loggingIn(options: { email?: string; purpose?: "login" | "confirmation" } = {}) {
  const { member } = await makeMember(insurer, { upTo: "email-code" });
  const { purpose = "login", email = randomEmail() } = options;
  const ownerId = await openAttempt(member.id);
  const ids = { memberId: member.id, ownerId, purpose };
  const issue = (at = now, over: Partial<{ ownerId: string; email: string; purpose: "login" | "confirmation" }> = {}) =>
    inInsurer(makeContext(insurer, { now: at }), (scope) => issueEmailCode(scope, { ...ids, email, ...over }));
  return {
    ...ids,
    email,
    issue,
    code: async (
      at = now,
      over: Partial<{ ownerId: string; email: string; purpose: "login" | "confirmation" }> = {},
    ) => {
      const issued = await issue(at, over);
      if (!issued.ok) throw new Error(issued.code);
      return issued.value.code;
    },
    verify: (code: string, at = now, over: Partial<typeof ids & { isChargedToMember: boolean }> = {}) =>
      inInsurer(makeContext(insurer, { now: at }), (scope) => verifyEmailCode(scope, { ...ids, code, ...over })),
  };
}

function wrong(...codes: string[]): string {
  return ["000000", "111111", "222222"].find((candidate) => !codes.includes(candidate)) ?? "333333";
}

describe("a code", () => {
  test("is six digits, opens once, and names the address it proves", async () => {
    const { code, verify, email } = await loggingIn();
    const sent = await code();
    expect(sent).toMatch(/^[0-9]{6}$/);
    expect(await verify(sent)).toEqual({ ok: true, value: { email } });
    expect(await verify(sent)).toEqual({ ok: false, code: "expired" });
  });

  test("50 parallel submits of it: exactly one is accepted (spec §14 case 7)", async () => {
    const { code, verify } = await loggingIn();
    const sent = await code();
    const answers = await inParallel(50, () => verify(sent));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is good for ten minutes and not a second longer", async () => {
    const early = await loggingIn();
    const late = await loggingIn();
    expect(await early.verify(await early.code(), addSeconds(now, 599))).toMatchObject({ ok: true });
    expect(await late.verify(await late.code(), addSeconds(now, 600))).toEqual({ ok: false, code: "expired" });
  });

  test("belongs to its attempt, its member and its purpose", async () => {
    const { code, verify, memberId } = await loggingIn();
    const sent = await code();
    const refused = { ok: false, code: "expired" };
    expect(await verify(sent, now, { ownerId: await openAttempt(memberId) })).toEqual(refused);
    expect(await verify(sent, now, { memberId: (await loggingIn()).memberId })).toEqual(refused);
    expect(await verify(sent, now, { purpose: "confirmation" })).toEqual(refused);
    expect(await verify(sent)).toMatchObject({ ok: true });
  });

  test("lies hashed in the database, and its mail waits in the same transaction", async () => {
    const { memberId, ownerId, email } = await loggingIn();
    const input = { memberId, ownerId, email, kana: "ケンポ　タロウ", purpose: "login" as const };
    const sent = await inInsurer(makeContext(insurer, { now }), (scope) => sendEmailCode(scope, input));
    expect(sent).toEqual({ ok: true, value: { expiresAt: addSeconds(now, 600) } });
    await inTransaction(insurer.id, async (tx) => {
      const [row] = await tx.emailCode.findMany({ where: { ownerId } });
      expect(row?.codeHash).toMatch(/^hmac\$\w+\$[\w-]{43}$/);
      const [mail] = await tx.mailMessage.findMany({ where: { memberId } });
      expect(mail).toMatchObject({ kind: "login-code", toEmail: email, status: "queued" });
      expect(mail?.expiresAt).toEqual(addSeconds(now, 600));
    });
  });
});

describe("sending again", () => {
  test("within 30 seconds is too soon; after them the last two codes are good", async () => {
    const { issue, code, verify } = await loggingIn();
    const first = await code();
    expect(await issue(addSeconds(now, 29))).toEqual({ ok: false, code: "too-soon" });
    const second = await code(addSeconds(now, 30));
    const third = await code(addSeconds(now, 60));
    const at = addSeconds(now, 61);
    if (first !== second && first !== third) expect(await verify(first, at)).toEqual({ ok: false, code: "incorrect" });
    expect(await verify(second, at)).toMatchObject({ ok: true });
    expect(await verify(third, at)).toEqual({ ok: false, code: "expired" });
  });

  test("five an hour per member, in whichever attempt and to whichever address", async () => {
    const { issue, memberId } = await loggingIn();
    const ownerId = await openAttempt(memberId);
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await issue(addSeconds(now, sent * 30), { ownerId, email: randomEmail() })).toMatchObject({
        ok: true,
      });
    }
    expect(await issue(addSeconds(now, 3599))).toEqual({ ok: false, code: "too-many" });
    expect(await issue(addSeconds(now, 3600))).toMatchObject({ ok: true });
  });

  test("twenty an hour per address, however many members of a family share it", async () => {
    const email = randomEmail();
    for (let sent = 0; sent < 20; sent += 1) {
      expect(await (await loggingIn({ email })).issue()).toMatchObject({ ok: true });
    }
    expect(await (await loggingIn({ email })).issue()).toEqual({ ok: false, code: "too-many" });
  });

  test("whoever names a member's address as their own keeps that member from no login code (spec §8)", async () => {
    const email = randomEmail();
    for (let sent = 0; sent < 20; sent += 1) {
      expect(await (await loggingIn({ email, purpose: "confirmation" })).issue()).toMatchObject({ ok: true });
    }
    expect(await (await loggingIn({ email, purpose: "confirmation" })).issue()).toEqual({
      ok: false,
      code: "too-many",
    });
    expect(await (await loggingIn({ email })).issue()).toMatchObject({ ok: true });
  });

  test("50 parallel requests send one mail, whatever the addresses (spec §14 case 20)", async () => {
    const { issue } = await loggingIn();
    const answers = await inParallel(50, () => issue(now, { email: randomEmail() }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("parallel requests of a family share the address's limit", async () => {
    const email = randomEmail();
    const family = await Promise.all(Array.from({ length: 24 }, () => loggingIn({ email })));
    const answers = await atOnce(...family.map(({ issue }) => issue));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  });

  test("a login code is sent right after the e-mail address was confirmed: each purpose has its own limits", async () => {
    const { memberId, issue } = await loggingIn({ purpose: "confirmation" });
    expect(await issue()).toMatchObject({ ok: true });
    const ownerId = await openAttempt(memberId);
    expect(await issue(addSeconds(now, 5), { ownerId, purpose: "login" })).toMatchObject({ ok: true });
  });

  test("to another address ends the codes of the former", async () => {
    const { code, verify } = await loggingIn({ purpose: "confirmation" });
    const former = await code();
    const later = addSeconds(now, 30);
    const newer = await code(later, { email: "newer@example.jp" });
    if (former !== newer) expect(await verify(former, later)).toEqual({ ok: false, code: "incorrect" });
    expect(await verify(newer, later)).toEqual({ ok: true, value: { email: "newer@example.jp" } });
  });
});

describe("guessing", () => {
  test("five wrong tries end the codes of the attempt; a new one starts anew", async () => {
    const { code, verify } = await loggingIn({ purpose: "confirmation" });
    const sent = await code();
    for (let miss = 0; miss < 5; miss += 1) {
      expect(await verify(wrong(sent))).toEqual({ ok: false, code: "incorrect" });
    }
    expect(await verify(sent)).toEqual({ ok: false, code: "exhausted" });
    const later = addSeconds(now, 30);
    expect(await verify(await code(later), later)).toMatchObject({ ok: true });
  });

  test("200 parallel wrong codes: five are looked at", async () => {
    const { code, verify } = await loggingIn();
    const sent = await code();
    const answers = await inParallel(200, () => verify(wrong(sent)));
    expect(answers.filter((answer) => !answer.ok && answer.code === "incorrect")).toHaveLength(5);
    expect(await verify(sent)).toEqual({ ok: false, code: "exhausted" });
  });

  test("new attempts and new codes do not reset the member's waits", async () => {
    const { code, verify, memberId } = await loggingIn();
    const first = await code();
    for (let miss = 0; miss < 5; miss += 1) await verify(wrong(first));
    const ownerId = await openAttempt(memberId);
    const soon = addSeconds(now, 29);
    // The guard's wait began with the fifth miss and does not end with the attempt.
    const issued = await inTransaction(insurer.id, (tx) =>
      tx.emailCode.updateMany({ where: { memberId }, data: { createdAt: addSeconds(now, -60) } }),
    );
    expect(issued.count).toBe(1);
    const second = await code(soon, { ownerId });
    expect(await verify(second, soon, { ownerId })).toEqual({ ok: false, code: "waiting" });
    expect(await verify(second, addSeconds(now, 30), { ownerId })).toMatchObject({ ok: true });
  });

  test("confirming an address is not held up by misses at login, nor adds to them", async () => {
    const { code, verify, memberId } = await loggingIn({ purpose: "confirmation" });
    const sent = await code();
    await verify(wrong(sent));
    const guards = await inTransaction(insurer.id, (tx) => tx.authenticatorGuard.findMany({ where: { memberId } }));
    expect(guards).toEqual([]);
  });

  test("a code bound to the address on file: fifty tries in all, however many weeks and mails (spec §14 case 9)", async () => {
    const { code, verify, memberId } = await loggingIn({ purpose: "confirmation" });
    let evaluated = 0;
    let at = now;
    const guess = async () => {
      const bound = { ownerId: await openAttempt(memberId), isChargedToMember: true };
      const sent = await code(at, bound);
      const answers = [];
      for (let miss = 0; miss < 5; miss += 1) answers.push(await verify(wrong(sent), at, bound));
      evaluated += answers.filter((answer) => !answer.ok && answer.code === "incorrect").length;
      return { answers, right: await verify(sent, at, bound) };
    };
    for (let hour = 0; hour < 60; hour += 1, at = addSeconds(at, 3600)) await guess();
    expect(evaluated).toBe(50);
    at = addSeconds(at, 30 * 86_400);
    const { answers, right } = await guess();
    for (const answer of [...answers, right]) expect(answer).toMatchObject({ ok: false });
    expect(evaluated).toBe(50);
  });
});
