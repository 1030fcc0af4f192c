import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

async function makeJob(clerkId: string, { id: insurerId }: Insurer): Promise<string> {
  const data = { insurerId, kind: "members-import", subjectId: clerkId, clerkId, createdAt: new Date() };
  return (await inTransaction(insurerId, (tx) => tx.clerkJob.create({ data }))).id;
}

export const VERB_INPUTS: VerbInputs = {
  listJobs: () => ({ limit: 10 }),
  readJob: makeJob,
  cancelJob: makeJob,
  retryJob: makeJob,
};
