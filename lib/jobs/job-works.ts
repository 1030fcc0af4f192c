import "server-only";
import { carryOutWork } from "#lib/console/approvals/carry-out.ts";
import { deliverWork } from "#lib/console/documents/deliver-work.ts";
import { checkWork } from "#lib/console/imports/check-import.ts";
import { importWork } from "#lib/console/imports/run-import.ts";
import { undoWork } from "#lib/console/imports/undo-import.ts";
import type { JobWorks } from "#lib/console/jobs/run-job.ts";
import { mailWork } from "#lib/console/letters/mail-work.ts";
import { verifyAudit } from "./verify-audit.ts";

/** What the worker does for each kind of a clerk's long job. */
export const JOB_WORKS: JobWorks = {
  "members-import-check": checkWork,
  "members-import": importWork,
  "members-import-undo": undoWork,
  "letters-mail": mailWork,
  "documents-deliver": deliverWork,
  "approval-carry-out": carryOutWork,
  "audit-verify": verifyAudit,
};
