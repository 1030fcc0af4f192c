import "server-only";
import { randomInt } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { CONSOLE_ID, CONSOLE_SCHEMA } from "#lib/kernel/console.ts";
import { prisma, tenant } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** A transaction that sees the rows of one insurer only. */
export type InsurerTransaction = Prisma.TransactionClient;

/**
 * PostgreSQL ends one of two transactions in a deadlock. That one is run again, after a wait: the other one, whose
 * process may not have been woken yet, would find its rows taken a second time, and both would wait for each other anew.
 */
const MAX_TRIES = 3;
const WAIT_MS = { least: 50, most: 150 };

export type TransactionOptions = {
  timeoutSeconds?: number;
  /** False for work with effects outside the transaction, such as lines in a file: a deadlock is thrown. */
  isRepeatable?: boolean;
};

/**
 * Runs `work` in one transaction that sees the rows of `insurerId`. The product uses `inInsurer`
 * (lib/insurers/scope.ts); call this directly only where there is no context, as in the outbox and in tests.
 * @param work runs again after a deadlock
 */
export async function inTransaction<Value>(
  insurerId: string,
  work: (tx: InsurerTransaction) => Promise<Value>,
  { timeoutSeconds = 15, isRepeatable = true }: TransactionOptions = {},
): Promise<Value> {
  const schema = insurerId === CONSOLE_ID ? CONSOLE_SCHEMA : "public";
  const bound = { insurerId, searchPath: schema === "public" ? "public" : `${schema}, public` };
  const run = () =>
    tenant.run(bound, () => prisma(schema).$transaction(work, { maxWait: 10_000, timeout: timeoutSeconds * 1000 }));
  return isRepeatable ? againAfterDeadlock(run) : run();
}

/** Runs `work`, which is one transaction or one statement, again if PostgreSQL has ended it in a deadlock. */
export async function againAfterDeadlock<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MAX_TRIES || !isDeadlock(error)) throw error;
      await setTimeout(tries * randomInt(WAIT_MS.least, WAIT_MS.most));
    }
  }
}

/** Prisma's "write conflict or deadlock", or PostgreSQL's 40P01 from a raw statement. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || JSON.stringify(error.meta ?? {}).includes("40P01");
}
