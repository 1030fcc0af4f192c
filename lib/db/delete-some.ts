import "server-only";
import { Prisma } from "./generated/client.ts";
import type { InsurerTransaction } from "./in-transaction.ts";

/** SQL: which rows of a table, of those that the transaction sees. */
export type Rows = { table: string; where: Prisma.Sql };

/**
 * Deletes at most `limit` rows, by their place in the table (`ctid`): whatever its key and its statistics, each row is
 * found at once.
 * @returns how many
 */
export function deleteSome(tx: InsurerTransaction, { table, where }: Rows, limit: number): Promise<number> {
  const name = Prisma.raw(`"${table}"`);
  return tx.$executeRaw`
    delete from ${name} where "ctid" = any(array(select "ctid" from ${name} where ${where} limit ${limit}::int))`;
}
