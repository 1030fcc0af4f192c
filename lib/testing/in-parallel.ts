import { prisma } from "#lib/db/client.ts";
import { env } from "#lib/kernel/env.ts";
import { openConnections } from "./open-connections.ts";
import { openOpsConnections } from "./ops-transaction.ts";

/** Runs `work` `times` times at once, on connections that are open already. */
export function inParallel<Value>(times: number, work: (index: number) => Promise<Value>): Promise<Value[]> {
  return atOnce(...Array.from({ length: times }, (_, index) => () => work(index)));
}

/** Runs acts that differ at once, on connections that are open already. */
export async function atOnce<Values extends unknown[]>(
  ...works: { [Index in keyof Values]: () => Promise<Values[Index]> }
): Promise<Values> {
  await Promise.all([openConnections(prisma(), env().DATABASE_POOL_SIZE), openOpsConnections()]);
  return Promise.all(works.map((work) => work())) as Promise<Values>;
}
