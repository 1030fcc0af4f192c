import type { Client } from "pg";
import { tenantTables } from "./tenant-tables.ts";

/** Nobody waits long for a lock, and an interrupted removal goes on where it stopped. */
const BATCH = 5_000;

/**
 * Deletes every row of one insurer; its own row last.
 * @param client the owner's: no role of the product may delete audit events
 * @param onProgress how many rows are gone
 */
export async function removeInsurer(
  client: Client,
  insurerId: string,
  onProgress: (rows: number) => void,
): Promise<number> {
  let removed = 0;
  for (const { quoted, condition } of (await tenantTables(client)).reverse()) {
    for (let isMore = true; isMore; ) {
      const { rowCount } = await client.query(
        `delete from ${quoted} where ctid = any (array(select ctid from ${quoted} where ${condition} limit ${BATCH}))`,
        [insurerId],
      );
      removed += rowCount ?? 0;
      isMore = rowCount === BATCH;
      onProgress(removed);
    }
  }
  return removed;
}
