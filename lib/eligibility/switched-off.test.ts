import { expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { countTarget, deliver } from "./deliver.ts";
import { delivered, during, eligibleMember, open, sessionId, verify } from "./eligible.fixture.ts";
import { noCounts } from "./issue-documents.ts";
import { openCards } from "./read-cards.ts";

/** As every request finds it after 「ログインの決まり」 has switched it off. */
const switchedOff = (insurer: Insurer): Insurer => ({
  ...insurer,
  policy: { ...insurer.policy, eligibility: { ...insurer.policy.eligibility, isOn: false } },
});

test("where the insurer has switched it off nothing is shown, opened, delivered or vouched for", async () => {
  const insurer = await makeInsurer({ policy: { eligibility: { isOn: true } } });
  const person = await eligibleMember(insurer);
  const { id, code } = await delivered(insurer, person);
  await eligibleMember(insurer);
  const off = switchedOff(insurer);
  const reader = { memberId: person.member.id, sessionId };
  expect(await during(off, (scope) => openCards(scope, reader))).toEqual([]);
  expect(await open(off, person, id)).toEqual({ ok: false, code: "unknown" });
  expect(await verify(off, code)).toBe("unknown");
  expect(await during(off, (scope) => countTarget(scope, null))).toBe(0);
  expect(await deliver(makeContext(off), null, { report: () => {} })).toEqual(noCounts());
  expect(await verify(insurer, code)).toBe("in-force");
  expect(await during(insurer, (scope) => countTarget(scope, null))).toBe(2);
});
