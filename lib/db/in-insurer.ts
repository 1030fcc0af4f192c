import { prisma } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** A transaction that sees one insurer's rows and no others. */
export type InsurerTransaction = Prisma.TransactionClient;

/** Two acts that wait for each other's rows: PostgreSQL ends one of them, which may simply begin again. */
const MOST_TRIES = 3;

/**
 * Runs `work` in one transaction whose rows are those of `insurerId`: the only
 * way to a tenant table. Row-level security holds it, whatever a query says.
 * @param work runs again after a deadlock
 * @param isRepeatable false for work that leaves something outside `tx`, like lines in a file: the deadlock is thrown
 */
export async function inInsurer<Value>(
  insurerId: string,
  work: (tx: InsurerTransaction) => Promise<Value>,
  { timeoutSeconds = 15, isRepeatable = true }: { timeoutSeconds?: number; isRepeatable?: boolean } = {},
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await prisma().$transaction(
        async (tx) => {
          await tx.$executeRaw`select set_config('app.insurer_id', ${insurerId}, true)`;
          return work(tx);
        },
        { maxWait: 10_000, timeout: timeoutSeconds * 1000 },
      );
    } catch (error) {
      if (!isRepeatable || tries === MOST_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma's "write conflict or deadlock"; of a raw statement, PostgreSQL's own 40P01. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || JSON.stringify(error.meta ?? {}).includes("40P01");
}
