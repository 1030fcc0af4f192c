import "server-only";
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
 * what the undo needs after 30, uploads that broke off after one. The history stays, without a name.
 */
export async function pruneImports(tx: InsurerTransaction, now: Date): Promise<{ count: number }> {
  const where = { state: "uploading" as const, createdAt: { lt: addSeconds(now, -UPLOADING_DAYS * DAY_SECONDS) } };
  const broken = (await tx.memberImport.findMany({ where, select: { id: true } })).map(({ id }) => id);
  const stale = [...(await olderThan(tx, now, IMPORT_RESULT_DAYS)), ...broken];
  const old = await olderThan(tx, now, IMPORT_UNDO_DAYS);
  const of = (ids: string[]) => ({ where: { importId: { in: ids } } });
  const { count } = await tx.memberImportPart.deleteMany(of(stale));
  await tx.memberImport.updateMany({
    where: { id: { in: stale }, state: { in: ["uploaded", "checked"] } },
    data: { state: "abandoned", doubts: {} },
  });
  await tx.memberImport.deleteMany({ where: { id: { in: broken } } });
  await tx.memberImportRow.deleteMany(of(old));
  await tx.memberImportChange.deleteMany(of(old));
  return { count };
}
