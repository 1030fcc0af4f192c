import "server-only";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { env } from "#lib/kernel/env.ts";
import { ipKey } from "#lib/kernel/ip-address.ts";

/** High, because a company's whole network may share one IP address (spec §8). */
const REFUSED_LOGINS = 1_000;
const WINDOW_SECONDS = 10 * MINUTE_SECONDS;

const holder = globalThis as typeof globalThis & { ipCeiling?: RateLimiterPostgres };

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().PORTAL_DATABASE_URL, max: 2, ...CONNECT_TIME_OUT });
  // A connection that breaks while nobody uses it, as at a restart of the database: an error that nobody catches, without
  // this. The next try opens another.
  pool.on("error", () => {});
  return pool;
}

function ceiling(): RateLimiterPostgres {
  holder.ipCeiling ??= new RateLimiterPostgres({
    storeClient: openPool(),
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: "refused",
    points: REFUSED_LOGINS,
    duration: WINDOW_SECONDS,
  });
  return holder.ipCeiling;
}

/** Counted apart: who guesses passwords keeps nobody of the same network from a passkey or a reset (spec §8, §14 case 10). */
export type WayIn = "login" | "recovery" | "passkey" | "service" | "service-visit" | "verify";

const keyOf = (ipAddress: string | null, way: WayIn) => `${way}:${ipKey(ipAddress)}`;

/**
 * Counts one try of this peer BEFORE anything is looked at, in one atomic
 * statement: of parallel ones no more get through than the ceiling has left.
 * `forgetTry` takes it back, so that what remains counted is what was refused.
 * @returns false above 1,000 within 10 minutes, whoever they named
 */
export async function takeTry({ ipAddress }: RequestContext, way: WayIn): Promise<boolean> {
  try {
    await ceiling().consume(keyOf(ipAddress, way));
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** For a try that was no refused login: it succeeded, or nobody looked at it. */
export async function forgetTry({ ipAddress }: RequestContext, way: WayIn): Promise<void> {
  await ceiling().reward(keyOf(ipAddress, way));
}
