import { prisma } from "#lib/db/client.ts";
import { env } from "#lib/kernel/env.ts";
import { openOpsConnections } from "./ops-transaction.ts";

/**
 * Each holds its connection until all have one. A pool that opens them one by one could commit the first call before
 * the second begins, and hide a race.
 */
async function openConnections(): Promise<void> {
  const opened = Array.from(
    { length: env().DATABASE_POOL_SIZE },
    () => prisma().$queryRaw`select 1 from pg_sleep(0.2)`,
  );
  await Promise.all([...opened, openOpsConnections()]);
}

/** Runs `work` `times` times at once, on connections that are open already. */
export function inParallel<Value>(times: number, work: (index: number) => Promise<Value>): Promise<Value[]> {
  return atOnce(...Array.from({ length: times }, (_, index) => () => work(index)));
}

/** Runs acts that differ at once, on connections that are open already. */
export async function atOnce<Values extends unknown[]>(
  ...works: { [Index in keyof Values]: () => Promise<Values[Index]> }
): Promise<Values> {
  await openConnections();
  return Promise.all(works.map((work) => work())) as Promise<Values>;
}
