import "server-only";
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

async function viewOf({ tx, insurerId, now }: ClerkScope, imports: readonly StoredImport[]): Promise<ImportView[]> {
  const subjectIds = imports.map(({ id }) => id);
  const jobs = await tx.clerkJob.findMany({
    where: { insurerId, subjectId: { in: subjectIds } },
    orderBy: { createdAt: "desc" },
  });
  const clerks = await tx.clerk.findMany({ where: { insurerId }, select: { id: true, name: true } });
  const approvals = await tx.$queryRaw<{ id: string; input: string }[]>`
    select "id", "input" ->> 'importId' as "input" from "Approval"
    where "insurerId" = ${insurerId}::uuid and "act" = 'import-absent' and "state" = 'asked' and "expiresAt" > ${now}`;
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

/** One import with its newest job; null for another insurer's. */
export const readImport: ClerkVerb<string, ImportView | null> = {
  needs: "viewer",
  run: async (scope, id) => {
    const found = await findImport(scope, id);
    return found && ((await viewOf(scope, [found]))[0] ?? null);
  },
};

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
    return {
      imports: await viewOf(scope, rows.map(toImport)),
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
  if (!running) return null;
  const found = await findImport(scope, running.subjectId);
  return found && ((await viewOf(scope, [found]))[0] ?? null);
}
