import "server-only";
import { DAY_SECONDS } from "./clock.ts";
import { env } from "./env.ts";

/** As long as a browser keeps a cookie. */
export const MAX_COOKIE_SECONDS = 400 * DAY_SECONDS;

/** Says nothing of a member and is read before any page, so it needs no prefix. */
export const LANGUAGE_COOKIE = "language";

/**
 * Cookie names and attributes. `__Host-` and Secure wherever the portal is
 * served by https, which is everywhere but the local demo (ASVS 3.3.1, 3.3.3):
 * not every browser keeps a Secure cookie for http://*.localhost.
 */
export function cookieName(name: "session" | "attempt" | "ceremony" | "device" | "cookies"): string {
  return env().PUBLIC_SCHEME === "https" ? `__Host-${name}` : name;
}

export function cookieOptions() {
  return {
    httpOnly: true,
    secure: env().PUBLIC_SCHEME === "https",
    // Lax: the link in a mail must find the attempt it belongs to.
    sameSite: "lax",
    path: "/",
  } as const;
}
