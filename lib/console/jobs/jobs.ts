import "server-only";
import type { ClerkJob } from "#lib/db/generated/client.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type ClerkScope, type ClerkVerb, mayAct } from "../access/clerk-verb.ts";
import { JOB_KINDS, type JobKind, jobKind } from "./job-kinds.ts";
import { isUnderWay, type JobState, jobState } from "./job-state.ts";
import type { JobResult } from "./run-job.ts";

export type JobLine = Pick<
  ClerkJob,
  "id" | "subjectId" | "done" | "total" | "createdAt" | "startedAt" | "finishedAt"
> & {
  kind: JobKind;
  state: JobState;
  clerkName: string;
  /** Only of a job that is done. */
  result: JobResult | null;
  failure: string | null;
};

/** 閲覧 and 担当 see their own, 管理 everybody's. */
async function read({ tx, insurerId, clerk, now }: ClerkScope, where: { id?: string }, take: number) {
  const own = clerk.role === "manager" ? {} : { clerkId: clerk.id };
  const order = { orderBy: { createdAt: "desc" }, take } as const;
  const jobs = await tx.clerkJob.findMany({ where: { insurerId, ...where, ...own }, ...order });
  const clerkIds = jobs.map(({ clerkId }) => clerkId);
  const clerks = await tx.clerk.findMany({
    where: { insurerId, id: { in: clerkIds } },
    select: { id: true, name: true },
  });
  const names = new Map(clerks.map(({ id, name }) => [id, name]));
  return jobs.map(
    ({ kind, clerkId, result, ...job }): JobLine => ({
      ...job,
      kind: jobKind(kind),
      state: jobState(job, now),
      clerkName: names.get(clerkId) ?? "",
      result: result as JobResult | null,
    }),
  );
}

/** 「処理の状況」: the newest first. */
export const listJobs: ClerkVerb<{ limit: number }, JobLine[]> = {
  needs: "viewer",
  run: (scope, { limit }) => read(scope, {}, limit),
};

/** One job; null for another's, and for one that is gone. */
export const readJob: ClerkVerb<string, JobLine | null> = {
  needs: "viewer",
  run: async (scope, id) => (await read(scope, { id }, 1))[0] ?? null,
};

type JobChange = Result<undefined, "unknown" | "forbidden" | "not-now">;

/** Judges an act on a job, behind its row's lock. */
async function judge(scope: ClerkScope, id: string, isPossible: (state: JobState) => boolean): Promise<JobChange> {
  await scope.tx.$queryRaw`
    select 1 from "ClerkJob" where "insurerId" = ${scope.insurerId}::uuid and "id" = ${id}::uuid for update`;
  const [job] = await read(scope, { id }, 1);
  if (!job) return fail("unknown");
  if (!mayAct(scope.clerk.role, JOB_KINDS[job.kind].needs)) return fail("forbidden");
  return isPossible(job.state) ? ok() : fail("not-now");
}

/** 「中止」: the run notices within seconds, and rolls back what it has not committed. */
export const cancelJob: ClerkVerb<string, JobChange> = {
  needs: "officer",
  run: async (scope, id) => {
    const judged = await judge(scope, id, isUnderWay);
    if (!judged.ok) return judged;
    await scope.tx.clerkJob.update({ where: scope.key(id), data: { state: "cancelled", finishedAt: scope.now } });
    return judged;
  },
};

/** 「もう一度実行」 of a job that stopped, failed or was cancelled, in the name of who asks now. */
export const retryJob: ClerkVerb<string, JobChange> = {
  needs: "officer",
  run: async (scope, id) => {
    const judged = await judge(scope, id, (state) => !isUnderWay(state) && state !== "done");
    if (!judged.ok) return judged;
    // Counted on, so that a run that was only silent cannot conclude.
    const anew = { state: "waiting", tries: { increment: 1 }, done: 0, total: null } as const;
    const ended = { startedAt: null, seenAt: null, finishedAt: null, failure: null };
    await scope.tx.clerkJob.update({ where: scope.key(id), data: { ...anew, ...ended, clerkId: scope.clerk.id } });
    await scope.tx.$executeRaw`select portal_enqueue_clerk_job(${scope.insurerId}::uuid, ${id}::uuid)`;
    return judged;
  },
};
