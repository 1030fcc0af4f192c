import "server-only";
import { cookies } from "next/headers";
import { env } from "#lib/kernel/env.ts";

/**
 * Cookie names and attributes. `__Host-` and Secure wherever the portal is
 * served by https, which is everywhere but the local demo (ASVS 3.3.1, 3.3.3):
 * not every browser keeps a Secure cookie for http://*.localhost.
 */
export function cookieName(name: "session" | "attempt" | "ceremony" | "device"): string {
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

/** What this browser sends that belongs to a login; its language and the device cookie (device-cookie.ts) stay with it. */
export async function cookiesOfLogin(): Promise<string[]> {
  const stays = ["language", cookieName("device")];
  return (await cookies())
    .getAll()
    .map(({ name }) => name)
    .filter((name) => !stays.includes(name));
}

/** Whether the browser sends any cookie back; proxy.ts gives it one with the page. */
export async function hasCookies(): Promise<boolean> {
  return (await cookies()).getAll().length > 0;
}
