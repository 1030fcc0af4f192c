import type { InsurerTransaction } from "#lib/db/in-transaction.ts";

/** An example; its check digit is right. */
const INSURER_NUMBER = "06132013";

/** What a demo insurer's file says of its active members: a 資格確認書 to get, until the end of the next fiscal year. */
export async function seedEligibility(
  tx: InsurerTransaction,
  { insurerId, now }: { insurerId: string; now: Date },
): Promise<void> {
  const members = await tx.member.findMany({ where: { insurerId, state: "active" }, select: { id: true } });
  const facts = {
    insurerNumber: INSURER_NUMBER,
    validUntil: new Date(Date.UTC(now.getUTCFullYear() + 2, 2, 31)),
    copay: "3割",
    delivery: "certificate" as const,
    updatedAt: now,
  };
  await tx.eligibility.createMany({ data: members.map(({ id }) => ({ insurerId, memberId: id, ...facts })) });
}
