// A worker's process that runs one job of a clerk, to be killed in the middle: <insurer's id> <job's id>.

import { runJob } from "#lib/console/jobs/run-job.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { JOB_WORKS } from "./job-works.ts";

const [insurerId = "", jobId = ""] = process.argv.slice(2);
const insurer = await findInsurerById(insurerId);
if (insurer) await runJob({ insurer, jobId }, JOB_WORKS);
process.exit();
