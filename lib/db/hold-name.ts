import "server-only";
import type { InsurerTransaction } from "./in-transaction.ts";

/** Holds `name`, which need be no row, until the transaction ends: whoever comes second waits. */
export async function holdName(tx: InsurerTransaction, name: string): Promise<void> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
