import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { suggestPlaces } from "#lib/members/import/read-heading.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { readJob } from "../jobs/jobs.ts";
import { type JobWorks, runJob } from "../jobs/run-job.ts";
import { checkWork } from "./check-import.ts";
import { chooseColumns, readColumns } from "./choose-columns.ts";
import { readImport } from "./read-imports.ts";
import { type ReceivedFile, type RunVerb, receiveFile } from "./receive-file.ts";
import { importWork, startImport } from "./run-import.ts";
import { undoWork } from "./undo-import.ts";

export const WORKS: JobWorks = {
  "members-import-check": checkWork,
  "members-import": importWork,
  "members-import-undo": undoWork,
};

/** The verbs of one clerk, each in a transaction of its own, at the moment it is called. */
export function asClerkOf(insurer: Insurer, clerkId: string): RunVerb {
  return async <Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> => {
    const outcome = await runAsClerk(makeContext(insurer, { now: new Date() }), clerkId, verb, input);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.value;
  };
}

/** A file in pieces of a network's size. */
export async function* inChunks(content: string | Buffer): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
}

/** What a clerk does with a file, page by page; the worker's part is run at once. */
export function importer(insurer: Insurer, clerkId: string) {
  const run = asClerkOf(insurer, clerkId);
  const work = async (jobId: string, works = WORKS) => {
    await runJob({ insurer, jobId }, works);
    return inTransaction(insurer.id, (tx) => tx.clerkJob.findFirstOrThrow({ where: { id: jobId } }));
  };
  const upload = (content: string | Buffer, disablesAbsent = false): Promise<ReceivedFile> =>
    receiveFile(run, {
      fileName: "members.csv",
      chunks: inChunks(content),
      disablesAbsent: async () => disablesAbsent,
    });
  const checkUploaded = async (importId: string) => {
    const read = await run(readColumns, importId);
    if (!read.ok) throw new Error(read.code);
    const { headings } = read.value;
    const chosen = await run(chooseColumns, { importId, headings, places: suggestPlaces(headings, {}) });
    if (!chosen.ok) throw new Error(chosen.code);
    const job = await work(chosen.value.jobId);
    const found = await run(readImport, importId);
    if (!found) throw new Error("no import");
    return { importId, job, found };
  };
  return {
    run,
    work,
    upload,
    checkUploaded,
    /** To 「内容の確認」, with the columns that are suggested. */
    async check(content: string | Buffer, disablesAbsent = false) {
      const received = await upload(content, disablesAbsent);
      if (!received.ok) throw new Error(received.refused.code);
      return checkUploaded(received.importId);
    },
    /** 「取り込む」 of a checked file. */
    async start(importId: string) {
      const started = await run(startImport, importId);
      if (!started.ok) throw new Error(started.code);
      return { jobId: started.value.jobId, job: await work(started.value.jobId) };
    },
    job: (jobId: string) => run(readJob, jobId),
  };
}
