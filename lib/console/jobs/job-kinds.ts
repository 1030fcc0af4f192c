import "server-only";

/**
 * The kinds of long jobs. Each has a sentence for its name and its result (lib/messages/ja/console/jobs.ts), work in the
 * worker (lib/jobs/job-works.ts), and the page of what it is about.
 */
export const JOB_KINDS = {
  "members-import-check": { needs: "officer", pageOf: (subjectId: string) => `/imports/${subjectId}/preview` },
  "members-import": { needs: "officer", pageOf: (subjectId: string) => `/imports/${subjectId}` },
  "members-import-undo": { needs: "manager", pageOf: (subjectId: string) => `/imports/${subjectId}` },
  "letters-mail": { needs: "officer", pageOf: (subjectId: string) => `/letters/${subjectId}` },
  "documents-deliver": { needs: "officer", pageOf: () => "/documents" },
  "approval-carry-out": { needs: "officer", pageOf: (subjectId: string) => `/approvals/${subjectId}` },
  "audit-verify": { needs: "manager", pageOf: () => "/audit" },
} as const;

export type JobKind = keyof typeof JOB_KINDS;

/** @throws for a kind that only a newer release knows */
export function jobKind(text: string): JobKind {
  if (text in JOB_KINDS) return text as JobKind;
  throw new Error(`unknown kind of job: ${text}`);
}
