import "server-only";
import { prisma } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** A transaction that sees one insurer's rows and no others. */
export type InsurerTransaction = Prisma.TransactionClient;

/** Two acts that wait for each other's rows: PostgreSQL ends one of them, which may simply begin again. */
const MAX_TRIES = 3;

export type TransactionOptions = {
  timeoutSeconds?: number;
  /** False for work that leaves something outside the transaction, like lines in a file: a deadlock is thrown. */
  isRepeatable?: boolean;
};

/**
 * Runs `work` in one transaction whose rows are those of `insurerId`. Below
 * `inInsurer` (lib/insurers/scope.ts), which the product uses; directly only
 * where an id is all there is, as in the outbox and in tests.
 * @param work runs again after a deadlock
 */
export async function inTransaction<Value>(
  insurerId: string,
  work: (tx: InsurerTransaction) => Promise<Value>,
  { timeoutSeconds = 15, isRepeatable = true }: TransactionOptions = {},
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
      if (!isRepeatable || tries === MAX_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma's "write conflict or deadlock"; of a raw statement, PostgreSQL's own 40P01. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || JSON.stringify(error.meta ?? {}).includes("40P01");
}
