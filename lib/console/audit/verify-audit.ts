import "server-only";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { startJob } from "../jobs/start-job.ts";

/** 「記録を検証」: the worker recomputes the whole chain, which the portal's own role may not. @returns the job's id */
export const startAuditVerification: ClerkVerb<void, string> = {
  needs: "manager",
  run: (scope) => startJob(scope, { kind: "audit-verify", subjectId: scope.clerk.id }),
};
