import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { importer } from "#lib/console/imports/console-import.fixture.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { startImport } from "#lib/console/imports/run-import.ts";
import { jobState, SILENT_SECONDS } from "#lib/console/jobs/job-state.ts";
import { retryJob } from "#lib/console/jobs/jobs.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { csv, person } from "#lib/members/import/import-file.fixture.ts";
import { holdRow } from "#lib/testing/hold-row.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";

const ROWS = 1_500;
/** In the third batch of 500. */
const STOP_AT = 1_200;

it("a worker killed in the middle of an import leaves nothing half-done, says so, and runs it again", async () => {
  const insurer = await makeInsurer();
  const clerk = importer(insurer, (await makeClerk(insurer, "officer")).clerkId);
  const { importId } = await clerk.check(csv(Array.from({ length: ROWS }, (_, index) => person(index + 1))));
  await clerk.run(answerImport, { importId, decisions: { mostlyNew: "accept" } });
  const started = await clerk.run(startImport, importId);
  if (!started.ok) throw new Error(started.code);
  const { jobId } = started.value;
  const written = () => inTransaction(insurer.id, (tx) => tx.member.count());
  const jobRow = () => inTransaction(insurer.id, (tx) => tx.clerkJob.findFirstOrThrow({ where: { id: jobId } }));

  const { 記号: symbol, 番号: number, 枝番: branch } = person(STOP_AT);
  const row = await holdRow({ insurerId: insurer.id, symbol, number, branch });
  const script = `${import.meta.dirname}/run-one-job.fixture.ts`;
  const worker = fork(script, [insurer.id, jobId], { execArgv: ["--conditions=react-server"] });
  await row.untilWaitedFor();
  worker.kill("SIGKILL");
  expect(await once(worker, "exit")).toEqual([null, "SIGKILL"]);
  await row.release();

  const { seenAt, state } = await jobRow();
  const later = addSeconds(seenAt ?? new Date(0), SILENT_SECONDS + 1);
  expect(jobState({ state, seenAt }, later)).toBe("stopped");
  expect(await written()).toBe(0);

  const silent = { seenAt: addSeconds(new Date(), -SILENT_SECONDS - 1) };
  await inTransaction(insurer.id, (tx) => tx.clerkJob.updateMany({ where: { id: jobId }, data: silent }));
  expect(await clerk.run(retryJob, jobId)).toEqual({ ok: true });
  expect(await clerk.work(jobId)).toMatchObject({ state: "done", result: { rows: ROWS, created: ROWS } });
  expect(await written()).toBe(ROWS);
});
