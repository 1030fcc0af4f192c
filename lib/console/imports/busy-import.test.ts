import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { csv, person } from "#lib/members/import/import-file.fixture.ts";
import { suggestPlaces } from "#lib/members/import/read-heading.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import type { JobWork } from "../jobs/run-job.ts";
import { changeCharset, chooseColumns, readColumns } from "./choose-columns.ts";
import { importer } from "./console-import.fixture.ts";
import { findImport } from "./find-import.ts";
import { abandonImport, answerImport } from "./preview.ts";
import { startImport } from "./run-import.ts";
import { stopCheck } from "./stop-check.ts";
import { startUndo } from "./undo-import.ts";

let insurer: Insurer;
let clerk: ReturnType<typeof importer>;
let manager: ReturnType<typeof importer>;
let importId: string;

beforeEach(async () => {
  insurer = await makeInsurer();
  clerk = importer(insurer, (await makeClerk(insurer, "officer")).clerkId);
  manager = importer(insurer, (await makeClerk(insurer, "manager")).clerkId);
  ({ importId } = await clerk.check(csv([person(1)])));
});

/** Longer than a page's transaction, which ends after 15 s: who waits for the row fails. */
const LONG = { timeoutSeconds: 120 };

/** Work at a large file: it holds the import's row until it is ended. @returns once it does */
async function runLong(jobId: string): Promise<{ ended: Promise<unknown> }> {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const work: JobWork = (run) =>
    inInsurer(
      run.context,
      async (scope) => {
        await findImport(scope, run.subjectId, { hold: true });
        resolve();
        for (;;) {
          await setTimeout(50);
          // An idle transaction would be ended.
          await scope.tx.$queryRaw`select 1 as "alive"`;
          run.report(1, 100_000);
        }
      },
      LONG,
    );
  const ended = clerk.work(jobId, { "members-import": work, "members-import-check": work });
  await begun;
  return { ended };
}

async function chooseAgain() {
  const read = await clerk.run(readColumns, importId);
  if (!read.ok) throw new Error(read.code);
  const { headings } = read.value;
  const chosen = await clerk.run(chooseColumns, { importId, headings, places: suggestPlaces(headings, {}) });
  if (!chosen.ok) throw new Error(chosen.code);
  return chosen.value.jobId;
}

describe("while a large file is checked", () => {
  let ended: Promise<unknown>;
  beforeEach(async () => {
    ({ ended } = await runLong(await chooseAgain()));
  });

  test("「取り込みをやめる」 ends the check and the import", async () => {
    await clerk.run(stopCheck, importId);
    expect(await clerk.run(abandonImport, importId)).toMatchObject({ ok: true });
    expect(await ended).toMatchObject({ state: "cancelled" });
  });

  test("other columns end the check, and are checked anew", async () => {
    await clerk.run(stopCheck, importId);
    const jobId = await chooseAgain();
    await ended;
    expect(await clerk.work(jobId)).toMatchObject({ state: "done", result: { created: 1 } });
  });

  test("who does not end it is not kept waiting", async () => {
    expect(await clerk.run(abandonImport, importId)).toEqual({ ok: false, code: "unknown" });
    expect(await clerk.run(changeCharset, { importId, charset: "cp932" })).toEqual({ ok: false, code: "unknown" });
    expect(await clerk.run(answerImport, { importId, skipsBadRows: true })).toEqual({ ok: false, code: "unknown" });
    await clerk.run(stopCheck, importId);
    await ended;
  });
});

test("while it is imported, a second tab reads so at once", async () => {
  const started = await clerk.run(startImport, importId);
  if (!started.ok) throw new Error(started.code);
  const { jobId } = started.value;
  const { ended } = await runLong(jobId);
  await manager.run(stopCheck, importId);
  expect(await manager.run(startImport, importId)).toMatchObject({ ok: false, code: "under-way" });
  expect(await manager.run(startUndo, importId)).toEqual({ ok: false, code: "under-way" });
  expect(await manager.run(abandonImport, importId)).toEqual({ ok: false, code: "unknown" });
  expect(await manager.job(jobId)).toMatchObject({ state: "running" });
  const { cancelJob } = await import("../jobs/jobs.ts");
  await manager.run(cancelJob, jobId);
  await ended;
});
