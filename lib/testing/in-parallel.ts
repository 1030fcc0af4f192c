import pLimit from "p-limit";
import { prisma } from "#lib/db/client.ts";
import { env } from "#lib/kernel/env.ts";
import { openConnections } from "./open-connections.ts";
import { openOpsConnections } from "./ops-transaction.ts";

/** For each connection of the pool one at work, and two that wait: hundreds would wait for longer than it lets them. */
const UNDER_WAY_OF_CONNECTION = 3;

/** Runs `work` `times` times at once, on connections that are open already. */
export function inParallel<Value>(times: number, work: (index: number) => Promise<Value>): Promise<Value[]> {
  return atOnce(...Array.from({ length: times }, (_, index) => () => work(index)));
}

/**
 * Runs acts that differ at once, on connections that are open already. Of many acts some begin when others have ended;
 * there are always more under way than connections.
 */
export async function atOnce<Values extends unknown[]>(
  ...works: { [Index in keyof Values]: () => Promise<Values[Index]> }
): Promise<Values> {
  const connections = env().DATABASE_POOL_SIZE;
  await Promise.all([openConnections(prisma(), connections), openOpsConnections()]);
  const underWay = pLimit(UNDER_WAY_OF_CONNECTION * connections);
  return Promise.all(works.map((work) => underWay(work))) as Promise<Values>;
}
