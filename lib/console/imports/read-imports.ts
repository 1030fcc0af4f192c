import "server-only";
import type { ClerkJob } from "#lib/db/generated/client.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { type JobKind, jobKind } from "../jobs/job-kinds.ts";
import { isUnderWay, type JobState, jobState } from "../jobs/job-state.ts";
import { findImport } from "./find-import.ts";
import { type StoredImport, toImport } from "./import-row.ts";
import { judgeUndo, type UndoRefusal } from "./judge-undo.ts";

export type ImportView = StoredImport & {
  clerkName: string;
  /** The newest job about it. */
  job: {
    id: string;
    kind: JobKind;
    state: JobState;
    done: number;
    total: number | null;
    failure: string | null;
  } | null;
  /** The request for a second clerk's approval that waits. */
  approvalId: string | null;
};

/** The newest first. */
const jobsAbout = ({ tx, insurerId }: ClerkScope, importIds: string[]) =>
  tx.clerkJob.findMany({ where: { insurerId, subjectId: { in: importIds } }, orderBy: { createdAt: "desc" } });

async function viewOf(
  { tx, insurerId, now }: ClerkScope,
  imports: readonly StoredImport[],
  jobs: readonly ClerkJob[],
): Promise<ImportView[]> {
  const clerks = await tx.clerk.findMany({ where: { insurerId }, select: { id: true, name: true } });
  const approvals = await tx.$queryRaw<{ id: string; input: string }[]>`
    select "id", "input" ->> 'importId' as "input" from "Approval"
    where "insurerId" = ${insurerId}::uuid and "act" = 'import-disable' and "state" = 'asked' and "expiresAt" > ${now}`;
  return imports.map((each) => {
    const job = jobs.find(({ subjectId }) => subjectId === each.id);
    const { id, done, total, failure } = job ?? { id: "", done: 0, total: null, failure: null };
    return {
      ...each,
      clerkName: clerks.find((clerk) => clerk.id === each.clerkId)?.name ?? "",
      approvalId: approvals.find(({ input }) => input === each.id)?.id ?? null,
      job: job ? { id, kind: jobKind(job.kind), state: jobState(job, now), done, total, failure } : null,
    };
  });
}

/**
 * The job before its import: both change in one transaction, which may be committed in between. The other way round
 * a page could show a job that is done, and wait for ever for what it made of the import.
 */
async function read(scope: ClerkScope, id: string): Promise<ImportView | null> {
  const jobs = await jobsAbout(scope, [id]);
  const found = await findImport(scope, id);
  return found && ((await viewOf(scope, [found], jobs))[0] ?? null);
}

/** One import with its newest job; null for another insurer's. */
export const readImport: ClerkVerb<string, ImportView | null> = { needs: "viewer", run: read };

export type ImportHistory = {
  imports: ImportView[];
  /** The one that 管理 may undo, or why nobody may. */
  last: { id: string; refusal: UndoRefusal | null } | null;
};

/** 「取り込み」: the newest first; what was only begun is left out after a day (prune-imports.ts). */
export const listImports: ClerkVerb<{ limit: number }, ImportHistory> = {
  needs: "viewer",
  run: async (scope, { limit }) => {
    const { tx, insurerId } = scope;
    const where = { insurerId, state: { notIn: ["uploading" as const] } };
    const rows = await tx.memberImport.findMany({ where, orderBy: { createdAt: "desc" }, take: limit });
    const last = await tx.memberImport.findFirst({
      where: { insurerId, state: "done" },
      orderBy: { finishedAt: "desc" },
    });
    const jobs = await jobsAbout(
      scope,
      rows.map(({ id }) => id),
    );
    return {
      imports: await viewOf(scope, rows.map(toImport), jobs),
      last: last && { id: last.id, refusal: await judgeUndo(scope, toImport(last)) },
    };
  },
};

/** Who is importing at this moment, and since when: two at once would each wait for the other. */
export async function importUnderWay(scope: ClerkScope): Promise<ImportView | null> {
  const { tx, insurerId } = scope;
  const jobs = await tx.clerkJob.findMany({
    where: {
      insurerId,
      kind: { in: ["members-import", "members-import-undo"] },
      state: { in: ["waiting", "running"] },
    },
  });
  const running = jobs.find((job) => isUnderWay(jobState(job, scope.now)));
  return running ? read(scope, running.subjectId) : null;
}
