import "server-only";
import { availableParallelism } from "node:os";
import pLimit, { type LimitFunction } from "p-limit";
import { env } from "#lib/kernel/env.ts";
import { fail, type Result } from "#lib/kernel/result.ts";

/** A check takes some 30 ms of a core: whoever comes last waits a quarter of a second. */
const CHECKS_PER_CORE = 8;

/** Of the process's database connections; the pages keep the others, however many log in. */
const SHARE_OF_CONNECTIONS = 0.4;

let underWay = 0;
let connections: LimitFunction | undefined;

/**
 * Runs one password check, unless as many as this process can do within a second
 * are under way or waiting: then `busy`, before a connection is taken or anything
 * is counted, so that a rush costs the others neither memory nor pages (ASVS 15.2.2, 13.2.6).
 */
export async function inCheckTurn<Value>(check: () => Promise<Value>): Promise<Value | Result<never, "busy">> {
  if (underWay >= CHECKS_PER_CORE * availableParallelism()) return fail("busy");
  underWay += 1;
  try {
    return await check();
  } finally {
    underWay -= 1;
  }
}

/** Runs a transaction of a password check, on one of the few connections such checks may hold at once. */
export function inCheckConnection<Value>(work: () => Promise<Value>): Promise<Value> {
  connections ??= pLimit(Math.max(1, Math.floor(env().DATABASE_POOL_SIZE * SHARE_OF_CONNECTIONS)));
  return connections(work);
}
