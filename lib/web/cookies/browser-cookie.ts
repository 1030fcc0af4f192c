import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions, MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";

const TOKEN = /^[\w-]{43}$/;

async function sentToken(): Promise<string | undefined> {
  const token = (await cookies()).get(cookieName("device"))?.value ?? "";
  return TOKEN.test(token) ? token : undefined;
}

/** For lib/sessions/is-known-browser.ts; null for a browser in which nobody has logged in. */
export async function browserHash(): Promise<string | null> {
  const token = await sentToken();
  return token === undefined ? null : hashToken(token);
}

/** The token of a known browser (lib/sessions/known-browser.ts). It opens nothing, and names nobody. */
export async function keepBrowserToken(): Promise<string> {
  const token = (await sentToken()) ?? randomToken();
  (await cookies()).set(cookieName("device"), token, { ...cookieOptions(), maxAge: MAX_COOKIE_SECONDS });
  return token;
}
