import type { InsurerTransaction } from "./in-insurer.ts";

/** Holds `name`, which need be no row, until the transaction ends: whoever comes second waits. */
export async function lockName(tx: InsurerTransaction, name: string): Promise<void> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
