import "server-only";
import type { ClerkJob } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { type RequestContext, systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { log } from "#lib/kernel/log.ts";
import { type ClerkScope, holdClerk } from "../access/clerk-verb.ts";
import { JOB_KINDS, type JobKind, jobKind } from "./job-kinds.ts";
import { BEAT_SECONDS } from "./job-state.ts";

/** Ends a run with a failure that the clerk reads: a code of the kind's sentences. */
export class JobFailed extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The run is no longer the job's: cancelled by a clerk, begun anew, or its worker stops. */
class RunEnded extends Error {}

/** Counts by name; no personal data. */
export type JobResult = Record<string, number>;

export type JobRun = {
  /** Acts in the name of the clerk who asked. */
  context: RequestContext;
  subjectId: string;
  /** Says how far it is. @throws when the run has ended meanwhile, so that the caller's transaction is rolled back */
  report: (done: number, total: number | null) => void;
  /**
   * The scope of a clerk's verb. Call it in each transaction of the run: it waits for a colleague who changes the
   * clerk's role at this moment. @throws JobFailed "forbidden" for a clerk who may no longer
   */
  asClerk: (scope: Scope) => Promise<ClerkScope>;
  /** The last statement of the run's last transaction: the work and its end are committed together. */
  conclude: (scope: Scope, result: JobResult) => Promise<void>;
};

/** What the worker does for one kind of job. */
export type JobWork = (run: JobRun) => Promise<void>;
export type JobWorks = Partial<Record<JobKind, JobWork>>;

type Taken = Pick<ClerkJob, "id" | "kind" | "subjectId" | "clerkId" | "tries">;

/** Takes a waiting job; null when another worker has it, or it was cancelled. */
async function take(context: RequestContext, id: string): Promise<Taken | null> {
  return inInsurer(context, async ({ tx, insurerId, now }) => {
    const [taken] = await tx.clerkJob.updateManyAndReturn({
      where: { insurerId, id, state: "waiting" },
      data: { state: "running", tries: { increment: 1 }, startedAt: now, seenAt: now, done: 0, total: null },
    });
    return taken ?? null;
  });
}

/** Writes to the job while it is this run's. @returns false when it is not */
async function write(scope: Scope, { id, tries }: Taken, data: Partial<ClerkJob> & { result?: JobResult }) {
  const where = { insurerId: scope.insurerId, id, tries, state: "running" as const };
  const { count } = await scope.tx.clerkJob.updateMany({ where, data });
  return count === 1;
}

function runOf(context: RequestContext, job: Taken, signal: AbortSignal | undefined) {
  const asClerk = { ...context, actor: `clerk:${job.clerkId}` as const };
  let progress: { done: number; total: number | null } = { done: 0, total: null };
  let isOurs = true;
  const beat = async () => {
    isOurs &&= await inInsurer({ ...context, now: currentTime() }, (scope) =>
      write(scope, job, { ...progress, seenAt: scope.now }),
    );
  };
  // A failed beat is the next one's: only a long silence counts.
  const timer = setInterval(() => beat().catch((error) => log.warn(error, "beat")), BEAT_SECONDS * 1000);
  const run: JobRun = {
    context: asClerk,
    subjectId: job.subjectId,
    report: (done, total) => {
      progress = { done, total };
      if (!isOurs || signal?.aborted) throw new RunEnded();
    },
    asClerk: async (scope) => {
      const clerk = await holdClerk(scope, job.clerkId, JOB_KINDS[jobKind(job.kind)].needs);
      if (!clerk) throw new JobFailed("forbidden");
      return { ...scope, clerk };
    },
    conclude: async (scope, result) => {
      const end = { state: "done", finishedAt: currentTime(), result } as const;
      if (!(await write(scope, job, { ...end, done: progress.done, total: progress.total }))) throw new RunEnded();
    },
  };
  return { run, stop: () => clearInterval(timer) };
}

/**
 * Runs a queued job to one of its ends. Nothing is thrown: what fails is in the job's row, and unexpected errors in the log.
 * @param signal the worker is about to stop: the run is rolled back at its next report
 */
export async function runJob(
  { insurer, jobId }: { insurer: Insurer; jobId: string },
  works: JobWorks,
  signal?: AbortSignal,
): Promise<void> {
  const context = systemContext(insurer, currentTime());
  const job = await take(context, jobId);
  if (!job) return;
  const { run, stop } = runOf(context, job, signal);
  try {
    const work = works[jobKind(job.kind)];
    if (!work) throw new Error(`no work for ${job.kind}`);
    await inInsurer(run.context, run.asClerk);
    await work(run);
  } catch (error) {
    if (!(error instanceof JobFailed || error instanceof RunEnded)) log.error({ err: error, jobId }, "clerk job");
    const failure = error instanceof JobFailed ? error.code : error instanceof RunEnded ? "stopped" : "unexpected";
    const end = { state: "failed", failure, finishedAt: currentTime() } as const;
    await inInsurer(context, (scope) => write(scope, job, end));
  } finally {
    stop();
  }
}
