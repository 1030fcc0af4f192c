import "server-only";
import type { Task } from "graphile-worker";
import { z } from "zod";
import { runJob } from "#lib/console/jobs/run-job.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { JOB_WORKS } from "./job-works.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), jobId: z.uuid() });

/** The task of portal_enqueue_clerk_job(). */
export const clerkJobTask: Task<"clerk-job"> = async (payload, { abortSignal }) => {
  const { insurerId, jobId } = payloadSchema.parse(payload);
  const insurer = await findInsurerById(insurerId);
  if (insurer) await runJob({ insurer, jobId }, JOB_WORKS, abortSignal);
};
