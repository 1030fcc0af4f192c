import "server-only";
import type { ClerkScope } from "../access/clerk-verb.ts";
import type { JobKind } from "./job-kinds.ts";

/**
 * Queues a job in the verb's transaction: the worker begins when that has committed.
 * @param clerkId in whose name, where that is not whoever acts
 * @returns the job's id, for /jobs/[id]
 */
export async function startJob(
  { tx, insurerId, clerk, now }: ClerkScope,
  { kind, subjectId, clerkId = clerk.id }: { kind: JobKind; subjectId: string; clerkId?: string },
): Promise<string> {
  const data = { insurerId, kind, subjectId, clerkId, createdAt: now };
  const { id } = await tx.clerkJob.create({ data, select: { id: true } });
  await tx.$executeRaw`select portal_enqueue_clerk_job(${insurerId}::uuid, ${id}::uuid)`;
  return id;
}
