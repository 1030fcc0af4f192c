import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { TestMember } from "./make-member.ts";

type EligibilityData = NonNullable<Parameters<InsurerTransaction["eligibility"]["create"]>[0]>["data"];

/** What an insurer's file says of a member: 資格確認書, 3割, until the end of March 2027. */
export async function addEligibility({ member }: Pick<TestMember, "member">, data: Partial<EligibilityData> = {}) {
  const { insurerId, id: memberId } = member;
  const usual = {
    insurerNumber: "06132013",
    validUntil: new Date("2027-03-31T00:00:00Z"),
    copay: "3割",
    limitCategory: null,
    delivery: "certificate" as const,
    updatedAt: new Date("2026-04-01T00:00:00Z"),
  };
  await inTransaction(insurerId, async (tx) => {
    const where = { insurerId_id: { insurerId, id: memberId } };
    await tx.member.update({ where, data: { qualifiedOn: new Date("2020-04-01T00:00:00Z") } });
    await tx.eligibility.create({ data: { insurerId, memberId, ...usual, ...data } as EligibilityData });
  });
}

/** Makes a member the 被扶養者 of another, with the next 枝番. */
export async function makeFamily(holder: TestMember, dependant: TestMember): Promise<void> {
  const { insurerId, symbol, number } = holder.member;
  const where = { insurerId_id: { insurerId, id: dependant.member.id } };
  const data = { symbol, number, branch: "01", kind: "dependent" as const, name: "健保　花子" };
  await inTransaction(insurerId, (tx) => tx.member.update({ where, data }));
}
