import { prisma } from "#lib/db/client.ts";
import { env } from "#lib/kernel/env.ts";

/**
 * Runs `work` `times` times at once, on connections that are open already. A pool that opens them one by one could
 * commit the first call before the second begins, and hide a race.
 */
export async function inParallel<Value>(times: number, work: (index: number) => Promise<Value>): Promise<Value[]> {
  // Each holds its connection until all have one.
  const opened = Array.from(
    { length: env().DATABASE_POOL_SIZE },
    () => prisma().$queryRaw`select 1 from pg_sleep(0.2)`,
  );
  await Promise.all(opened);
  return Promise.all(Array.from({ length: times }, (_, index) => work(index)));
}
