import { setTimeout as sleep } from "node:timers/promises";
import { addClerk } from "#lib/console/clerks/invite-clerk.ts";
import { asClerkOf, importer } from "#lib/console/imports/console-import.fixture.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { startImport } from "#lib/console/imports/run-import.ts";
import { readJob, retryJob } from "#lib/console/jobs/jobs.ts";
import { prisma } from "#lib/db/client.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import type { Fault } from "./fault.ts";
import type { FaultStage } from "./stage.ts";

const ROWS = 20_000;
/** Rows written when the worker is killed. */
const KILLED_AT = 12_000;

function file(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const day = `${1950 + (at % 60)}/${1 + (at % 12)}/${1 + (at % 28)}`;
    return ["900", String(at).padStart(7, "0"), "00", "被保険者", "ケンポ タロウ", "", day, "", "", "2020/4/1", ""];
  });
  return Buffer.from([[...MEMBER_COLUMNS], ...rows].map((row) => `${row.join(",")}\r\n`).join(""));
}

/** A clerk whose file is checked and may be imported. */
async function checkedImport({ insurer }: FaultStage) {
  const invited = await inInsurer(operatorContext(insurer, new Date()), (scope) =>
    addClerk(scope, { email: "faults@example.jp", name: "健保 花子", role: "manager" }),
  );
  if (!invited.ok) throw new Error(invited.code);
  const { importId, job } = await importer(insurer, invited.value.clerkId).check(file());
  const run = asClerkOf(insurer, invited.value.clerkId);
  // The worker may have begun the check before this process did.
  while ((await run(readJob, job.id))?.state !== "done") await sleep(50);
  await run(answerImport, { importId, decisions: { mostlyNew: "accept" } });
  return { importId, run };
}

async function written({ owner, insurer }: FaultStage) {
  const { rows } = await owner.query<{ members: number; credentials: number; events: number }>(
    `select (select count(*)::int from "Member" where "insurerId" = $1 and "symbol" = '900') as members,
       (select count(*)::int from "TemporaryCredential" c join "Member" m on m."insurerId" = c."insurerId"
          and m."id" = c."memberId" where c."insurerId" = $1 and m."symbol" = '900') as credentials,
       (select count(*)::int from "AuditEvent" where "insurerId" = $1 and "action" = 'members.import') as events`,
    [insurer.id],
  );
  return Object.values(rows[0] ?? {}).join();
}

export const importKilled: Fault = {
  name: "import-killed",
  says: `SIGKILL of the worker in the middle of an import of ${ROWS} rows; the clerk runs it again`,
  mayArriveTwice: 4,
  mailSeconds: 420,
  run: async (stage) => {
    const { importId, run } = await checkedImport(stage);
    const empty = await written(stage);
    const started = await run(startImport, importId);
    if (!started.ok) throw new Error(started.code);
    const { jobId } = started.value;
    const until = async (isThere: (job: Awaited<ReturnType<typeof readJob.run>>) => boolean) => {
      for (const end = performance.now() + 180_000; performance.now() < end; await sleep(50)) {
        const job = await run(readJob, jobId);
        if (isThere(job)) return job;
      }
      throw new Error("the import did not get there within 180 s");
    };
    const job = await until((now) => (now?.done ?? 0) >= KILLED_AT);
    stage.worker.kill();
    const killed = performance.now();
    const wrong: string[] = [];
    await until((now) => now?.state === "stopped");
    const shown = performance.now() - killed;
    if ((await written(stage)) !== empty) wrong.push(`half-done: ${await written(stage)} in place of ${empty}`);
    const again = await run(retryJob, jobId);
    if (!again.ok) wrong.push(`it could not be run again: ${again.code}`);
    await until((now) => now?.state === "done");
    const done = performance.now() - killed;
    const [members, credentials, events] = (await written(stage)).split(",").map(Number);
    if (members !== ROWS || credentials !== ROWS || events !== 1) wrong.push(`afterwards ${await written(stage)}`);
    await prisma().$disconnect();
    return {
      recoveryMs: { "shown as stopped": shown, "imported again": done },
      notes: [`killed at row ${job?.done}`],
      wrong,
    };
  },
};
