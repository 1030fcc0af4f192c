import "server-only";
import { deleteSome } from "#lib/db/delete-some.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { IMPORT_RESULT_DAYS, IMPORT_UNDO_DAYS } from "#lib/kernel/limits.ts";

const UPLOADING_DAYS = 1;

/** Imports that began so many days ago, or more. */
async function olderThan(tx: InsurerTransaction, now: Date, days: number): Promise<string[]> {
  const where = { createdAt: { lt: addSeconds(now, -days * DAY_SECONDS) } };
  return (await tx.memberImport.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/**
 * Deletes what imports keep of persons: files that were not run and lists of temporary passwords after 7 days, rows and
 * what the undo needs after 30, uploads that broke off after one. The history stays, without a name. At most `limit`
 * rows of each table: call it until nothing is left.
 */
export async function pruneImports(tx: InsurerTransaction, now: Date, limit: number): Promise<number> {
  const where = { state: "uploading" as const, createdAt: { lt: addSeconds(now, -UPLOADING_DAYS * DAY_SECONDS) } };
  const broken = (await tx.memberImport.findMany({ where, select: { id: true } })).map(({ id }) => id);
  const stale = [...(await olderThan(tx, now, IMPORT_RESULT_DAYS)), ...broken];
  const old = await olderThan(tx, now, IMPORT_UNDO_DAYS);
  const rowsOf = (table: string, ids: string[]) => ({ table, where: Prisma.sql`"importId" = any(${ids}::uuid[])` });
  const rows = [rowsOf("MemberImportPart", stale), rowsOf("MemberImportRow", old), rowsOf("MemberImportChange", old)];
  let count = 0;
  for (const each of rows) count += await deleteSome(tx, each, limit);
  await tx.memberImport.updateMany({
    where: { id: { in: stale }, state: { in: ["uploaded", "checked"] } },
    data: { state: "abandoned", doubts: {} },
  });
  // A piece without its import would be found by nobody.
  const left = await tx.memberImportPart.groupBy({ by: ["importId"], where: { importId: { in: broken } } });
  const isEmpty = { in: broken, notIn: left.map(({ importId }) => importId) };
  await tx.memberImport.deleteMany({ where: { id: isEmpty } });
  return count;
}
