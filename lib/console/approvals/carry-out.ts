import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds, currentTime, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { COLLECT_HOURS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type ClerkScope, type ClerkVerb, mayAct } from "../access/clerk-verb.ts";
import { JobFailed, type JobRun, type JobWork } from "../jobs/run-job.ts";
import type { BoundAct, ShownOnce } from "./approvable-act.ts";
import { actOf } from "./approvable-acts.ts";
import { type HeldApproval, holdApproval } from "./hold-approval.ts";
import { notifyClerk } from "./notify-clerk.ts";

/** The audit chain's head is held until a batch commits: logins wait for it no longer than this takes. */
const BATCH_TARGETS = 10;

type Count = Pick<HeldApproval, "done" | "skipped">;

/** Writes how far it is. @param isOver nothing is left to do */
async function write(scope: Scope, request: HeldApproval, { done, skipped, isOver }: Count & { isOver: boolean }) {
  const { tx, key, now } = scope;
  const data = { done, skipped, carriedOutAt: isOver ? now : null };
  await tx.approval.update({ where: key(request.id), data, select: { id: true } });
  if (!isOver) return;
  const { id: approvalId, act, askedBy, decidedBy, memberId } = request;
  await recordAudit(scope, {
    action: "approval.carry-out",
    result: done > 0 ? "success" : "failure",
    ...(memberId ? { memberId } : {}),
    detail: { approvalId, act, askedBy, decidedBy, done, skipped },
  });
}

/** In the approval's transaction. @throws when it cannot be done after all, so that nothing of it is */
export async function carryOutNow(scope: ClerkScope, request: HeldApproval, bound: BoundAct): Promise<void> {
  for (const target of bound.targets) {
    const outcome = await bound.carryOut(scope, target);
    if (!outcome.ok) throw new Error(`${request.act}: ${outcome.code}`);
  }
  const done = bound.targets.length;
  await write(scope, { ...request, decidedBy: scope.clerk.id }, { done, skipped: 0, isOver: true });
}

/**
 * The next targets of an approved request, in a transaction of their own and behind its row.
 * @returns whether more is left
 */
async function carryOutBatch(scope: ClerkScope, run: JobRun): Promise<boolean> {
  const request = await holdApproval(scope, run.subjectId);
  if (request?.state !== "approved" || request.carriedOutAt) throw new JobFailed("not-approved");
  const { needs, bind } = actOf(request.act);
  if (!mayAct(scope.clerk.role, needs)) throw new JobFailed("forbidden");
  const bound = bind(request.input);
  const from = request.done + request.skipped;
  const targets = bound.targets.slice(from, from + BATCH_TARGETS);
  let done = 0;
  // The one who approved it acts; the event of the request names both.
  const asDecider: Scope = { ...scope, actor: `clerk:${request.decidedBy}` };
  for (const target of targets) if ((await bound.carryOut(asDecider, target)).ok) done += 1;
  const count = { done: request.done + done, skipped: request.skipped + targets.length - done };
  const isOver = from + targets.length >= bound.targets.length;
  await write(asDecider, request, { ...count, isOver });
  run.report(from + targets.length, bound.targets.length);
  if (!isOver) return true;
  await notifyClerk(scope, { to: request.asker, event: "done", approvalId: request.id });
  await run.conclude(scope, count);
  return false;
}

/** Carries out what a second clerk has approved, as the asker's job; begun again after a stop, it goes on with the rest. */
export const carryOutWork: JobWork = async (run) => {
  const next = () =>
    inInsurer({ ...run.context, now: currentTime() }, async (scope) => carryOutBatch(await run.asClerk(scope), run));
  while (await next());
};

export type CollectFailure = "unknown" | "not-own" | "not-approved" | "collected" | "expired" | "impossible";

async function collect(scope: ClerkScope, approvalId: string): Promise<Result<ShownOnce, CollectFailure>> {
  const request = isUuid(approvalId) ? await holdApproval(scope, approvalId) : null;
  if (!request) return fail("unknown");
  const act = actOf(request.act);
  if (request.askedBy !== scope.clerk.id) return fail("not-own");
  if (request.state !== "approved" || !request.decidedAt || act.runsBy !== "asker") return fail("not-approved");
  if (request.carriedOutAt) return fail("collected");
  if (addSeconds(request.decidedAt, COLLECT_HOURS * HOUR_SECONDS) <= scope.now) return fail("expired");
  const bound = act.bind(request.input);
  const outcome = await bound.carryOut(scope, bound.targets[0] ?? "");
  if (!outcome.ok || !outcome.value) return fail("impossible");
  await write(scope, request, { done: 1, skipped: 0, isOver: true });
  return ok(outcome.value);
}

/**
 * What the asker reads to the member once it is approved: it is made at this moment, shown to nobody else, and kept
 * nowhere in plain.
 */
export const collectApproved: ClerkVerb<string, Result<ShownOnce, CollectFailure>> = { needs: "officer", run: collect };
