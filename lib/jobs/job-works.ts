import "server-only";
import type { JobWorks } from "#lib/console/jobs/run-job.ts";

/** What the worker does for each kind of a clerk's long job. */
export const JOB_WORKS: JobWorks = {};
