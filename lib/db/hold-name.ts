import "server-only";
import type { InsurerTransaction } from "./in-transaction.ts";

/** Locks `name`, which need not be a row, until the transaction ends; a second caller waits. */
export async function holdName(tx: InsurerTransaction, name: string): Promise<void> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
