import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions, LONGEST_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";
import { randomToken } from "#lib/kernel/secrets.ts";

const TOKEN = /^[\w-]{43}$/;

/**
 * The token by which a member's browser is known again at their next login
 * (lib/login-flow/known-device.ts); a browser without one gets one. It opens
 * nothing, and says nothing of who logged in here.
 */
export async function keepDeviceToken(): Promise<string> {
  const [jar, name] = [await cookies(), cookieName("device")];
  const kept = jar.get(name)?.value ?? "";
  const token = TOKEN.test(kept) ? kept : randomToken();
  jar.set(name, token, { ...cookieOptions(), maxAge: LONGEST_COOKIE_SECONDS });
  return token;
}
