import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { listHistory } from "#lib/settings/list-history.ts";
import { addEligibility, makeFamily } from "#lib/testing/add-eligibility.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { openCards } from "./read-cards.ts";

const sessionId = "00000000-0000-7000-8000-000000000000";
let insurer: Insurer;
let taro: TestMember;
let hanako: TestMember;

beforeEach(async () => {
  insurer = await makeInsurer({ policy: { eligibility: { isOn: true, showsFamily: true } } });
  taro = await makeMember(insurer, { upTo: "totp" });
  hanako = await makeMember(insurer, { upTo: "totp" });
  await makeFamily(taro, hanako);
  await addEligibility(taro);
  await addEligibility(hanako, { delivery: "notice", validUntil: null });
});

const open = ({ member }: TestMember, policy: Partial<Insurer["policy"]["eligibility"]> = {}) => {
  const eligibility = { ...insurer.policy.eligibility, ...policy };
  const context = makeContext({ ...insurer, policy: { ...insurer.policy, eligibility } });
  return inInsurer(context, (scope) => openCards(scope, { memberId: member.id, sessionId }));
};

describe("「資格情報」", () => {
  test("a 被保険者 sees the own card and those of the family, a 被扶養者 only the own", async () => {
    const { id: memberId, symbol, number } = taro.member;
    const own = { memberId, symbol, number, branch: "00", kind: "insured", validUntil: "2027-03-31", copay: "3割" };
    expect(await open(taro)).toMatchObject([
      { ...own, insurerNumber: "06132013", qualifiedOn: "2020-04-01", holderName: null, delivery: "certificate" },
      { branch: "01", kind: "dependent", name: "健保　花子", holderName: "健保　太郎", delivery: "notice" },
    ]);
    expect(await open(hanako)).toMatchObject([{ memberId: hanako.member.id, holderName: "健保　太郎" }]);
  });

  test("no family where the insurer does not show it, nor another household's", async () => {
    expect(await open(taro, { showsFamily: false })).toHaveLength(1);
    await addEligibility(await makeMember(insurer, { upTo: "totp" }));
    expect(await open(taro)).toHaveLength(2);
  });

  test("who has lost 資格 has no card, on the day itself; another insurer sees none", async () => {
    const where = { insurerId_id: { insurerId: insurer.id, id: taro.member.id } };
    const disqualifiedOn = new Date("2026-11-02T00:00:00Z");
    await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { disqualifiedOn } }));
    expect((await open(taro)).map(({ memberId }) => memberId)).toEqual([hanako.member.id]);
    const context = makeContext(await makeInsurer());
    const theirs = inInsurer(context, (scope) => openCards(scope, { memberId: taro.member.id, sessionId }));
    await expect(theirs).resolves.toEqual([]);
  });

  test("that it was shown is audited, and in the member's history", async () => {
    await open(taro);
    const { lines } = await inInsurer(makeContext(insurer), (scope) =>
      listHistory(scope, { memberId: taro.member.id, sessionId }),
    );
    expect(lines).toMatchObject([{ outcome: "changed", change: "eligibility.read", isByInsurer: false }]);
  });
});
