import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import type { Pool } from "pg";
import { argon2Hash, argon2Verify } from "#lib/credentials/password/argon2.ts";

/** Of both parts of the server, as its clients name it. */
export const HOST = "beside.localhost";

/**
 * better-auth as its manual sets it up, with the portal's own hash. Its limit of requests is off: it counts by network
 * address, and all clients of the bench have one. What it counts of wrong codes for each user is on.
 */
export function betterAuthWith(database: Pool, { secret, port }: { secret: string; port: number }) {
  return betterAuth({
    database,
    secret,
    baseURL: `https://${HOST}:${port}`,
    emailAndPassword: {
      enabled: true,
      password: { hash: argon2Hash, verify: ({ hash, password }) => argon2Verify(hash, password) },
    },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
}
