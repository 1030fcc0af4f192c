// What the worker does with a large database, in a process of its own as portal_ops: started by bench/scale.ts, to which it
// sends the seconds of each measure.
import iconv from "iconv-lite";
import { asClerkOf, importer } from "#lib/console/imports/console-import.fixture.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { prisma } from "#lib/db/client.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { anchorAudit } from "#lib/jobs/anchor-audit.ts";
import { closeAllRefusals } from "#lib/jobs/close-refusals.ts";
import { disableDisqualified } from "#lib/jobs/disable-disqualified.ts";
import { notifyLocked } from "#lib/jobs/notify-locked.ts";
import { prune } from "#lib/jobs/prune.ts";
import { reissueDocuments } from "#lib/jobs/reissue-documents.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import { brokenAuditSequence } from "#scripts/portal/verify-chain.ts";

/** One insurer's clerk, who imports so many rows. */
export type Importing = { name: string; insurerId: string; clerkId: string };
export type Wanted = { importing: Importing[]; rows: number; auditOf: string };
export type Measured = { what: string; seconds: number; seen?: unknown };

/** Every row is a member's, with another name. */
function fileOf(rows: number, firstName: string): Buffer {
  const lines = Array.from({ length: rows }, (_, index) => {
    const who = ["bench", String(index + 1), "00", "被保険者", "ケンポ タロウ", `健保　${firstName}`, "1979/8/22"];
    return [...who, "", "", "2020/4/1", "", "1000013", "東京都千代田区霞が関１丁目", ""].join(",");
  });
  return iconv.encode(`${[MEMBER_COLUMNS.join(","), ...lines].join("\r\n")}\r\n`, "cp932");
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const seen = await work();
  const measured: Measured = { what, seconds: (performance.now() - start) / 1000, seen };
  process.send?.(measured);
}

async function importRows({ insurerId, clerkId }: Importing, content: Buffer): Promise<unknown> {
  const insurer = await findInsurerById(insurerId);
  if (!insurer) throw new Error("no insurer");
  const clerk = importer(insurer, clerkId);
  const { importId, found } = await clerk.check(content);
  await asClerkOf(insurer, clerkId)(answerImport, { importId, decisions: { mostlyNew: "accept", restored: "skip" } });
  const { job } = await clerk.start(importId);
  if (job.state !== "done") throw new Error(`${job.state} ${job.failure}`);
  return found.counts;
}

async function measure({ importing, rows, auditOf }: Wanted): Promise<void> {
  for (const turn of [1, 2]) {
    for (const each of importing)
      await timed(`import ${rows} rows, ${each.name}, turn ${turn}`, () =>
        importRows(each, fileOf(rows, `太郎${turn}`)),
      );
  }
  await timed("audit verification", () => brokenAuditSequence(auditOf));
  const jobs = { anchorAudit, closeAllRefusals, notifyLocked, disableDisqualified, reissueDocuments };
  for (const [name, job] of Object.entries(jobs)) {
    await timed(name, async () => {
      const done = await job(new Date());
      return Array.isArray(done) ? done.length : done;
    });
  }
  await timed("prune", () => prune(new Date()));
  await timed("prune again", () => prune(new Date()));
}

process.once("message", (wanted: Wanted) => {
  measure(wanted)
    .then(() => prisma().$disconnect())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
