import { randomUUID } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const AT = new Date("2026-11-02T00:00:00Z");
const reason = "電話での依頼を確認しました";

/** A request of another clerk about this member, which waits. @returns its id */
async function requestAbout(memberId: string, { id: insurerId }: Insurer): Promise<string> {
  return inTransaction(insurerId, async (tx) => {
    const email = `asker-${randomUUID()}@example.jp`;
    const clerk = { insurerId, email, name: "申請　花子", role: "officer", method: "totp", invitedAt: AT } as const;
    const { id: askedBy } = await tx.clerk.create({ data: clerk, select: { id: true } });
    const expiresAt = new Date("2026-11-05T00:00:00Z");
    const asked = { insurerId, askedBy, askedAt: AT, expiresAt, reason, people: 1, fingerprint: "" };
    const input = { memberId, checked: ["birth-date"] };
    return (await tx.approval.create({ data: { ...asked, act: "lost-factor-code", input, memberId } })).id;
  });
}

export const VERB_INPUTS: VerbInputs = {
  askApproval: (memberId) => ({ act: "lost-factor-code", input: { memberId, checked: ["birth-date"] }, reason }),
  approveRequest: async (id, insurer) => ({ approvalId: await requestAbout(id, insurer), seen: "" }),
  refuseRequest: async (id, insurer) => ({ approvalId: await requestAbout(id, insurer), answer: reason }),
  withdrawRequest: requestAbout,
  collectApproved: requestAbout,
  listApprovals: () => "waiting",
  countWaiting: () => undefined,
  readApproval: requestAbout,
};
