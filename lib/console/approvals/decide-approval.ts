import "server-only";
import type { AuditAction } from "#lib/audit/audit-action.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { startJob } from "../jobs/start-job.ts";
import { actOf } from "./approvable-acts.ts";
import { type ReasonFailure, readReason } from "./ask-approval.ts";
import { carryOutNow } from "./carry-out.ts";
import { type HeldApproval, holdApproval } from "./hold-approval.ts";
import { type ApprovalRefusal, judgeDecision, judgeWithdrawal } from "./judge-approval.ts";
import { notifyClerk } from "./notify-clerk.ts";

type Decision<Code extends string = never> = Result<undefined, ApprovalRefusal | Code>;
type Judged = Result<HeldApproval, ApprovalRefusal>;

/** Takes the request's row and judges it as it is now. A refusal is an audit event too. */
async function holdToDecide(scope: ClerkScope, approvalId: string, action: AuditAction): Promise<Judged> {
  const held = isUuid(approvalId) ? await holdApproval(scope, approvalId) : null;
  if (!held) return fail("unknown");
  const { needs, bind } = actOf(held.act);
  const { now, clerk } = scope;
  const judged =
    action === "approval.withdraw"
      ? judgeWithdrawal(held, { now, clerk })
      : judgeDecision(held, { now, clerk, asker: held.asker, needs, concerned: bind(held.input).concerned });
  if (judged.ok) return ok(held);
  await record(scope, held, { action, result: "refused", code: judged.code });
  return judged;
}

function record(
  scope: ClerkScope,
  { id: approvalId, act, askedBy, memberId }: HeldApproval,
  { action, result, code = null }: { action: AuditAction; result: "success" | "refused"; code?: string | null },
): Promise<void> {
  const detail = { approvalId, act, askedBy, code };
  return recordAudit(scope, { action, result, ...(memberId ? { memberId } : {}), detail });
}

async function close(
  { tx, key, clerk, now }: ClerkScope,
  { id }: HeldApproval,
  data: { state: "approved" | "refused" | "withdrawn"; answer?: string },
): Promise<void> {
  await tx.approval.update({
    where: key(id),
    data: { ...data, decidedBy: clerk.id, decidedAt: now },
    select: { id: true },
  });
}

export type Approving = { approvalId: string /** Of the facts that the page has shown. */; seen: string };

async function approve(
  scope: ClerkScope,
  { approvalId, seen }: Approving,
): Promise<Decision<"changed" | "impossible">> {
  const action = "approval.approve";
  const judged = await holdToDecide(scope, approvalId, action);
  if (!judged.ok) return judged;
  const request = judged.value;
  const { bind, runsBy } = actOf(request.act);
  const bound = bind(request.input);
  const facts = await bound.look(scope);
  if (!facts.ok) return facts;
  if (facts.value.fingerprint !== seen) return fail("changed");
  await close(scope, request, { state: "approved" });
  await record(scope, request, { action, result: "success" });
  if (runsBy === "approval") await carryOutNow(scope, request, bound);
  if (runsBy === "worker") {
    await startJob(scope, { kind: "approval-carry-out", subjectId: request.id, clerkId: request.askedBy });
  }
  await notifyClerk(scope, { to: request.asker, event: "approved", approvalId });
  return ok();
}

/**
 * 「承認して実行」: behind the row of the request and the rows of both clerks, so that of two at once one wins, and
 * whoever is demoted at this moment waits or has won. What is carried out here is part of the same transaction.
 * @returns "changed" when the facts are no longer those that the clerk has seen
 */
export const approveRequest: ClerkVerb<Approving, Decision<"changed" | "impossible">> = {
  needs: "officer",
  run: approve,
};

export type Refusing = { approvalId: string; answer: string };

/** 「差し戻す」: with a reason, which the asker reads. */
export const refuseRequest: ClerkVerb<Refusing, Decision<ReasonFailure>> = {
  needs: "officer",
  run: async (scope, { approvalId, answer: typed }) => {
    const action = "approval.refuse";
    const answer = readReason(typed);
    if (!answer.ok) return answer;
    const judged = await holdToDecide(scope, approvalId, action);
    if (!judged.ok) return judged;
    await close(scope, judged.value, { state: "refused", answer: answer.value });
    await record(scope, judged.value, { action, result: "success" });
    await notifyClerk(scope, { to: judged.value.asker, event: "refused", approvalId });
    return ok();
  },
};

/** 「申請を取り下げる」: by who asked. */
export const withdrawRequest: ClerkVerb<string, Decision> = {
  needs: "viewer",
  run: async (scope, approvalId) => {
    const action = "approval.withdraw";
    const judged = await holdToDecide(scope, approvalId, action);
    if (!judged.ok) return judged;
    await close(scope, judged.value, { state: "withdrawn" });
    await record(scope, judged.value, { action, result: "success" });
    return ok();
  },
};
