import "server-only";
import { DAY_SECONDS } from "./clock.ts";
import { cookieNameFor } from "./cookie-name.ts";
import { env } from "./env.ts";

/** Browsers keep a cookie no longer than this. */
export const MAX_COOKIE_SECONDS = 400 * DAY_SECONDS;

/** The full name of a cookie of this portal (cookie-name.ts). */
export function cookieName(name: Parameters<typeof cookieNameFor>[1]): string {
  return cookieNameFor(env().PUBLIC_SCHEME, name);
}

/** Secure wherever the portal is served by https: some browsers drop such a cookie of http://*.localhost. */
export function cookieOptions() {
  return {
    httpOnly: true,
    secure: env().PUBLIC_SCHEME === "https",
    // Lax: a link in a mail must find its attempt.
    sameSite: "lax",
    path: "/",
  } as const;
}
