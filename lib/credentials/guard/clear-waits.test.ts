import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { checkLoginPassword } from "../password/check-password.ts";
import { totpCodeAt } from "../totp/totp-code.ts";
import { verifyTotp } from "../totp/verify-totp.ts";
import { clearWaits } from "./clear-waits.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member with a password and an app that too many misses disabled. */
async function lockedMember(): Promise<TestMember> {
  const person = await makeMember(insurer, { upTo: "totp" });
  const { now } = makeContext(insurer);
  const owner = { insurerId: insurer.id, memberId: person.member.id };
  await inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.createMany({
      data: [
        { ...owner, authenticator: "password", misses: 50, disabledAt: now },
        { ...owner, authenticator: "totp", misses: 12, waitUntil: addSeconds(now, 3600) },
      ],
    }),
  );
  return person;
}

const logIn = ({ loginId, password }: TestMember) =>
  checkLoginPassword(makeContext(insurer), { loginId, password }, async (_tx, accepted) => ok(accepted));
const unlock = ({ member }: TestMember) => asOperator(makeContext(insurer), (scope) => clearWaits(scope, member.id));

test("whom the insurer unlocks logs in at once; nobody else is unlocked with them", async () => {
  const mistaken = await lockedMember();
  const other = await lockedMember();
  expect((await logIn(mistaken)).ok).toBe(false);
  expect(await unlock(mistaken)).toEqual({ ok: true, value: { cleared: 2 } });
  expect((await logIn(mistaken)).ok).toBe(true);
  expect((await logIn(other)).ok).toBe(false);
  expect(await unlock(mistaken)).toEqual({ ok: true, value: { cleared: 0 } });
});

test("a code used while the server's clock was two days ahead refuses the next ones until the insurer unlocks", async () => {
  const { member, totpSecret } = await makeMember(insurer, { upTo: "totp" });
  const present = makeContext(insurer);
  const enter = (now: Date) =>
    inInsurer({ ...present, now }, (scope) =>
      verifyTotp(scope, { memberId: member.id, code: totpCodeAt(totpSecret ?? "", now) }),
    );
  expect((await enter(addSeconds(present.now, 2 * DAY_SECONDS))).ok).toBe(true);
  expect((await enter(addSeconds(present.now, 60))).ok).toBe(false);
  expect((await asOperator(present, (scope) => clearWaits(scope, member.id))).ok).toBe(true);
  expect((await enter(present.now)).ok, "the present step is taken for used").toBe(false);
  expect((await enter(addSeconds(present.now, 60))).ok).toBe(true);
});

test("the operator's name is in the audit", async () => {
  const person = await lockedMember();
  await unlock(person);
  const where = { memberId: person.member.id, action: "member.unlock" };
  const events = await inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where }));
  expect(events).toMatchObject([{ actor: "operator", result: "success", detail: { cleared: 2 } }]);
});

test("a disabled member is distinguished, not unlocked", async () => {
  const person = await makeMember(insurer, { upTo: "totp", state: "disabled" });
  expect(await unlock(person)).toEqual({ ok: false, code: "member-disabled" });
});
