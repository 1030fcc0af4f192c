import { prisma } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** A transaction that sees one insurer's rows and no others. */
export type InsurerTransaction = Prisma.TransactionClient;

/**
 * Runs `work` in one transaction whose rows are those of `insurerId`: the only
 * way to a tenant table. Row-level security holds it, whatever a query says.
 */
export function inInsurer<Value>(
  insurerId: string,
  work: (tx: InsurerTransaction) => Promise<Value>,
  { timeoutSeconds = 15 }: { timeoutSeconds?: number } = {},
): Promise<Value> {
  return prisma().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('app.insurer_id', ${insurerId}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: timeoutSeconds * 1000 },
  );
}
