import "server-only";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import type { ClerkScope } from "../access/clerk-verb.ts";
import { isUnderWay, jobState } from "../jobs/job-state.ts";
import { type StoredImport, toImport } from "./import-row.ts";

/** An import of this insurer; null for any other id. `hold` locks the row: what a job works at is held to its end. */
export async function findImport(
  { tx, insurerId, key }: Pick<ClerkScope, "tx" | "insurerId" | "key">,
  id: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<StoredImport | null> {
  if (!isUuid(id)) return null;
  if (hold) {
    await tx.$queryRaw`
      select 1 from "MemberImport" where "insurerId" = ${insurerId}::uuid and "id" = ${id}::uuid for update`;
  }
  const row = await tx.memberImport.findUnique({ where: key(id) });
  return row && toImport(row);
}

/**
 * An import for a clerk's change, its row locked. Null also while a job runs, which holds the row for as long as a large
 * file takes: whoever waited for it would wait longer than a page may.
 */
export async function holdIdleImport(scope: ClerkScope, id: string): Promise<StoredImport | null> {
  const { tx, insurerId, now } = scope;
  if (!isUuid(id)) return null;
  const running = await tx.clerkJob.findMany({ where: { insurerId, subjectId: id, state: "running" } });
  const isBusy = running.some((job) => isUnderWay(jobState(job, now)));
  return isBusy ? null : findImport(scope, id, { hold: true });
}
