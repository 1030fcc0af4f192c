import "server-only";
import pg from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { ipKey } from "#lib/kernel/ip-address.ts";

/** High, because a company's whole network may share one IP address (spec §8). */
const REFUSED_LOGINS = 1_000;
const WINDOW_SECONDS = 10 * MINUTE_SECONDS;

const holder = globalThis as typeof globalThis & { ipCeiling?: RateLimiterPostgres };

function ceiling(): RateLimiterPostgres {
  holder.ipCeiling ??= new RateLimiterPostgres({
    storeClient: new pg.Pool({ connectionString: env().PORTAL_DATABASE_URL, max: 2 }),
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: "refused-login",
    points: REFUSED_LOGINS,
    duration: WINDOW_SECONDS,
  });
  return holder.ipCeiling;
}

/** False after 1,000 refused logins of this peer within 10 minutes, whichever members they named. */
export async function isWithinIpCeiling({ ipAddress }: RequestContext): Promise<boolean> {
  const used = await ceiling().get(ipKey(ipAddress));
  return used === null || used.remainingPoints > 0;
}

export async function countRefusedLogin({ ipAddress }: RequestContext): Promise<void> {
  await ceiling().penalty(ipKey(ipAddress));
}
