import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { jobState, SILENT_SECONDS } from "./job-state.ts";
import { cancelJob, listJobs, readJob, retryJob } from "./jobs.ts";
import { JobFailed, type JobRun, type JobWork, runJob } from "./run-job.ts";
import { startJob } from "./start-job.ts";

let insurer: Insurer;
let clerkId: string;
let jobId: string;

const start: ClerkVerb<string, string> = {
  needs: "officer",
  run: (scope, subjectId) => startJob(scope, { kind: "members-import", subjectId }),
};

async function as<Input, Value>(
  verb: ClerkVerb<Input, Value>,
  input: Input,
  { by = clerkId, now = new Date() } = {},
): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer, { now }), by, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const run = (work: JobWork, signal?: AbortSignal) => runJob({ insurer, jobId }, { "members-import": work }, signal);
const job = () => as(readJob, jobId);

/** The last transaction of every work here: leaves a mail, which shows whether it was committed. */
const conclude = (each: JobRun) =>
  inInsurer(each.context, async (scope) => {
    await each.asClerk(scope);
    await scope.tx.mailMessage.create({
      data: { insurerId: scope.insurerId, kind: "test", toEmail: each.subjectId, createdAt: scope.now },
    });
    await each.conclude(scope, { created: 3 });
  });
const committed = () => inTransaction(insurer.id, (tx) => tx.mailMessage.count({ where: { toEmail: clerkId } }));

beforeAll(async () => {
  insurer = await makeInsurer();
});

beforeEach(async () => {
  clerkId = (await makeClerk(insurer, "officer")).clerkId;
  jobId = await as(start, clerkId);
});

describe("a clerk's long job", () => {
  test("waits, runs in the clerk's name, and ends with what it has written", async () => {
    expect(await job()).toMatchObject({ state: "waiting", clerkName: "健保 花子" });
    await run(async (each) => {
      expect(each).toMatchObject({ subjectId: clerkId, context: { actor: `clerk:${clerkId}` } });
      each.report(3, 3);
      expect(await job()).toMatchObject({ state: "running" });
      await conclude(each);
    });
    expect(await job()).toMatchObject({ state: "done", done: 3, total: 3, result: { created: 3 }, failure: null });
    expect(await committed()).toBe(1);
    await run(conclude);
    expect(await committed(), "a job is taken once").toBe(1);
  });

  test("its progress is seen from outside while its transaction is open", async () => {
    await run(async (each) => {
      each.report(20, 100);
      await expect.poll(async () => (await job())?.done, { timeout: 20_000 }).toBe(20);
      await conclude(each);
    });
  });

  test("a failure it names, and one nobody expected", async () => {
    await run(async () => {
      throw new JobFailed("bad-file");
    });
    expect(await job()).toMatchObject({ state: "failed", failure: "bad-file" });
    await as(retryJob, jobId);
    await run(async () => {
      throw new Error("no disk");
    });
    expect(await job()).toMatchObject({ state: "failed", failure: "unexpected" });
  });
});

describe("nothing is half-done", () => {
  test("cancelled in the middle: rolled back, and the next report says so", async () => {
    await run(async (each) => {
      expect(await as(cancelJob, jobId)).toEqual({ ok: true });
      await expect.poll(() => attempt(() => each.report(1, 2)), { timeout: 20_000 }).toBe("ended");
      await conclude(each);
    });
    expect([(await job())?.state, await committed()]).toEqual(["cancelled", 0]);
  });

  test("the clerk is demoted while it runs", async () => {
    await run(async (each) => {
      const where = { insurerId_id: { insurerId: insurer.id, id: clerkId } };
      await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data: { role: "viewer" } }));
      await conclude(each);
    });
    expect(await job()).toMatchObject({ state: "failed", failure: "forbidden" });
    expect(await committed()).toBe(0);
  });

  test("the worker stops", async () => {
    await run(async (each) => each.report(1, 2), AbortSignal.abort());
    expect(await job()).toMatchObject({ state: "failed", failure: "stopped" });
  });

  test("a killed worker's job is stopped, runs again, and what was only silent cannot conclude", async () => {
    const now = new Date();
    expect(jobState({ state: "running", seenAt: addSeconds(now, -SILENT_SECONDS - 1) }, now)).toBe("stopped");
    await run(async (silent) => {
      // Seen from later: the run goes on saying every second that it lives.
      expect(await as(retryJob, jobId, { now: addSeconds(new Date(), 600) })).toEqual({ ok: true });
      await run(conclude);
      await conclude(silent);
    });
    expect(await job()).toMatchObject({ state: "done" });
    expect(await committed()).toBe(1);
  });
});

test("whose jobs are listed: one's own, for 管理 everybody's; another's cannot be cancelled", async () => {
  const stranger = (await makeClerk(insurer, "officer")).clerkId;
  const manager = (await makeClerk(insurer, "manager")).clerkId;
  const listed = async (by: string) => (await as(listJobs, { limit: 50 }, { by })).map(({ id }) => id);
  expect(await listed(clerkId)).toEqual([jobId]);
  expect(await listed(stranger)).toEqual([]);
  expect(await listed(manager)).toContain(jobId);
  expect(await as(cancelJob, jobId, { by: stranger })).toEqual({ ok: false, code: "unknown" });
  expect(await as(retryJob, jobId, { by: manager })).toEqual({ ok: false, code: "not-now" });
});

function attempt(act: () => void): "done" | "ended" {
  try {
    act();
    return "done";
  } catch {
    return "ended";
  }
}
