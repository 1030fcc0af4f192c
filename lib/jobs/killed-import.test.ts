import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, it, vi } from "vitest";
import { importer } from "#lib/console/imports/console-import.fixture.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { startImport } from "#lib/console/imports/run-import.ts";
import { jobState, SILENT_SECONDS } from "#lib/console/jobs/job-state.ts";
import { retryJob } from "#lib/console/jobs/jobs.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { csv, person } from "#lib/members/import/import-file.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";

const ROWS = 1_500;
/** In the third batch of 500. */
const STOP_AT = 1_200;

/** Holds the name of one row until `release`, so that an import waits in its middle. */
async function holdRow(insurer: Insurer, row: number) {
  const [held, released] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  const { 記号: symbol, 番号: number, 枝番: branch } = person(row);
  const name = { insurerId: insurer.id, symbol, number, branch, loginId: "held-row" };
  const over = inTransaction(insurer.id, async (tx) => {
    await tx.member.create({ data: { ...name, kind: "insured", kana: "ケンポ", birthDate: new Date(0) } });
    const [own] = await tx.$queryRaw<{ id: string }[]>`select pg_current_xact_id()::text as "id"`;
    held.resolve(own?.id ?? "");
    await released.promise;
    throw new Error("released");
  }).catch(() => {});
  const transaction = await held.promise;
  const isWaitedFor = () =>
    inTransaction(insurer.id, async (tx) => {
      const waiting = await tx.$queryRaw<unknown[]>`
        select 1 from pg_locks where not "granted" and "transactionid" = ${transaction}::text::xid`;
      return waiting.length > 0;
    });
  const release = async () => {
    released.resolve();
    await over;
  };
  return { isWaitedFor, release };
}

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

  const row = await holdRow(insurer, STOP_AT);
  const script = `${import.meta.dirname}/run-one-job.fixture.ts`;
  const worker = fork(script, [insurer.id, jobId], { execArgv: ["--conditions=react-server"] });
  await vi.waitFor(async () => expect(await row.isWaitedFor()).toBe(true), { timeout: 60_000, interval: 50 });
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
}, 120_000);
