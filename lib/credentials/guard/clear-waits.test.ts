import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { checkLoginPassword } from "../password/check-password.ts";
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
