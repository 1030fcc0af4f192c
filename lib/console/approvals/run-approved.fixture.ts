import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { runJob } from "../jobs/run-job.ts";
import { carryOutWork } from "./carry-out.ts";

/** Runs the job of an approved request, as the worker does. @returns the job's row after it */
export async function runApproved(insurer: Insurer, approvalId: string) {
  const jobOf = () =>
    inTransaction(insurer.id, (tx) => tx.clerkJob.findFirstOrThrow({ where: { subjectId: approvalId } }));
  await runJob({ insurer, jobId: (await jobOf()).id }, { "approval-carry-out": carryOutWork });
  return jobOf();
}
