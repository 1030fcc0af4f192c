import bcrypt from "bcryptjs";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { statementsOf } from "#lib/testing/count-statements.ts";
import { countHashes, holdHashes } from "#lib/testing/hold-hashes.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { patiently } from "#lib/testing/patiently.ts";
import { countRefusals } from "#lib/testing/refusals.ts";
import { inSlot } from "./argon2.ts";
import { checkLoginPassword } from "./check-password.ts";
import { hashPassword } from "./hash-password.ts";

const REFUSED = { ok: false, code: "refused" };
const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function check(loginId: string, password: string, at = now) {
  return patiently(() =>
    checkLoginPassword(makeContext(insurer, { now: at }), { loginId, password }, async (_tx, accepted) => ok(accepted)),
  );
}

/** Stores the member's password as another system hashed it. */
function importBcrypt(memberId: string, password: string) {
  return inTransaction(insurer.id, (tx) =>
    tx.passwordCredential.update({
      where: { insurerId_memberId: { insurerId: insurer.id, memberId } },
      data: { passwordHash: bcrypt.hashSync(password, 5), pepperId: null },
    }),
  );
}

function auditOf(memberId: string) {
  return inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId }, orderBy: { sequence: "asc" } }),
  );
}

describe("who gets in", () => {
  test("a member with a password of their own; the ID in any width and case", async () => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    const accepted = { ok: true, value: { memberId: member.id, credential: "own" } };
    expect(await check(loginId, password)).toEqual(accepted);
    expect(await check(` ${loginId.toUpperCase()}`, password)).toEqual(accepted);
    expect(await check(loginId.replace("m", "ｍ"), password)).toEqual(accepted);
  });

  test.each(["random", "formula"] as const)("a member with a %s temporary credential", async (temporaryCredential) => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "temporary", temporaryCredential });
    expect(await check(loginId, password)).toEqual({
      ok: true,
      value: { memberId: member.id, credential: "temporary" },
    });
  });

  test("an imported bcrypt password, which is Argon2id from then on", async () => {
    const { member, loginId } = await makeMember(insurer, { upTo: "wizard" });
    const password = "imported-password";
    const key = { insurerId_memberId: { insurerId: insurer.id, memberId: member.id } };
    await importBcrypt(member.id, password);
    expect(await check(loginId, "wrong-password")).toEqual(REFUSED);
    expect(await check(loginId, password)).toMatchObject({ ok: true });
    const stored = await inTransaction(insurer.id, (tx) => tx.passwordCredential.findUnique({ where: key }));
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(stored?.pepperId).not.toBeNull();
    expect(await check(loginId, password)).toMatchObject({ ok: true });
  });
});

test("a double click at the first login of an imported hash: both are right, one re-hashes, no miss stays", async () => {
  const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
  await importBcrypt(member.id, password);
  const answers = await inParallel(2, () => check(loginId, password));
  expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  const details = (await auditOf(member.id)).map(({ detail }) => detail);
  expect(details).toEqual([
    { credential: "own", isRehashed: true },
    { credential: "own", isRehashed: false },
  ]);
  const misses = await inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.count({ where: { memberId: member.id, misses: { gt: 0 } } }),
  );
  expect(misses).toBe(0);
  expect(await check(loginId, password)).toMatchObject({ ok: true });
});

describe("one answer for everybody else (spec §5.8)", () => {
  test("unknown ID, wrong password, disabled member, expired or used-up temporary credential", async () => {
    const known = await makeMember(insurer, { upTo: "wizard" });
    const disabled = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    const temporary = await makeMember(insurer, { upTo: "temporary" });
    expect(await check("nobody0000", "whatever-it-is")).toEqual(REFUSED);
    expect(await check("", "")).toEqual(REFUSED);
    expect(await check(known.loginId, "whatever-it-is")).toEqual(REFUSED);
    expect(await check(disabled.loginId, disabled.password)).toEqual(REFUSED);
    expect(await check(temporary.loginId, temporary.password, addSeconds(now, 40 * DAY_SECONDS))).toEqual(REFUSED);
  });

  test("the same ID and password at another insurer", async () => {
    const other = await makeInsurer();
    const { loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    expect(
      await checkLoginPassword(makeContext(other, { now }), { loginId, password }, async (_tx, accepted) =>
        ok(accepted),
      ),
    ).toEqual(REFUSED);
  });

  test("costs the same work: unknown, wrong, locked, disabled, temporary", async () => {
    const known = await makeMember(insurer, { upTo: "wizard" });
    const locked = await makeMember(insurer, { upTo: "wizard" });
    const disabled = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    const temporary = await makeMember(insurer, { upTo: "temporary" });
    for (let miss = 0; miss < 5; miss += 1) await check(locked.loginId, "wrong");
    // Counted, not timed: a figure of time holds other work of the machine too.
    const workOf = async (loginId: string) => {
      let hashes = 0;
      const sent = await statementsOf(async () => {
        hashes = await countHashes(() => check(loginId, "wrong"));
      });
      return { hashes, statements: sent.length };
    };
    for (const loginId of ["nobody0001", known.loginId, locked.loginId, disabled.loginId, temporary.loginId]) {
      expect(await workOf(loginId), loginId).toEqual({ hashes: 1, statements: 5 });
    }
  });

  test("only the audit log knows the reason, and nothing that was typed", async () => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    await check(loginId, password);
    const [event] = await auditOf(member.id);
    expect(event).toMatchObject({
      action: "login.password",
      actor: "anonymous",
      result: "failure",
      detail: { reason: "inactive" },
    });
    expect(JSON.stringify(event, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
      password,
    );
  });
});

describe("guessing (spec §14 case 9)", () => {
  test("200 parallel wrong passwords: five are evaluated; the right one while waiting is refused", async () => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    const answers = await inParallel(200, (index) => check(loginId, `guess-${index}`));
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    expect(await countRefusals(insurer, member.id)).toEqual({ mismatch: 5, waiting: 195 });
    expect(await check(loginId, password, addSeconds(now, 29))).toEqual(REFUSED);
    expect(await check(loginId, password, addSeconds(now, 30))).toMatchObject({ ok: true });
  });

  test("a formula credential takes five tries from one network, which then waits a day", async () => {
    const options = { upTo: "temporary", temporaryCredential: "formula" } as const;
    const { loginId, password } = await makeMember(insurer, options);
    for (let miss = 1; miss <= 4; miss += 1) await check(loginId, "12345678919790822");
    expect(await check(loginId, password)).toMatchObject({ ok: true });
    for (let miss = 1; miss <= 5; miss += 1) await check(loginId, "12345678919790822");
    expect(await check(loginId, password, addSeconds(now, DAY_SECONDS - 1))).toEqual(REFUSED);
    expect(await check(loginId, password, addSeconds(now, DAY_SECONDS))).toMatchObject({ ok: true });
  });

  test("a success clears this guard only", async () => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    const key = { insurerId: insurer.id, memberId: member.id };
    await inTransaction(insurer.id, (tx) =>
      tx.authenticatorGuard.create({ data: { ...key, authenticator: "totp", misses: 9 } }),
    );
    await check(loginId, "wrong-password");
    await check(loginId, password);
    const guards = await inTransaction(insurer.id, (tx) => tx.authenticatorGuard.findMany({ where: key }));
    expect(guards).toMatchObject([{ authenticator: "totp", misses: 9 }]);
  });
});

test("a password that is replaced while it is being checked opens nothing", async () => {
  const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
  const key = { insurerId: insurer.id, memberId: member.id };
  const replaced = { ...(await hashPassword("another-password")), createdAt: now };
  // Between the two transactions of the check.
  const release = holdHashes();
  const answer = check(loginId, password);
  await expect.poll(() => inSlot.pendingCount, { timeout: 10_000 }).toBe(1);
  await inTransaction(insurer.id, (tx) => tx.passwordCredential.updateMany({ where: key, data: replaced }));
  release();
  expect(await answer).toEqual(REFUSED);
});
