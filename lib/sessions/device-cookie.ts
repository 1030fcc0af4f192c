import "server-only";
import { cookies } from "next/headers";
import { DAY_SECONDS } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { cookieName, cookieOptions } from "./cookies.ts";

/** As long as a browser keeps a cookie. */
const DEVICE_SECONDS = 400 * DAY_SECONDS;
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
  jar.set(name, token, { ...cookieOptions(), maxAge: DEVICE_SECONDS });
  return token;
}
