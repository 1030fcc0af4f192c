import "server-only";
import { cookies } from "next/headers";
import { HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";

/** Longer than any policy allows: the row decides. */
export const SESSION_COOKIE_SECONDS = 24 * HOUR_SECONDS;

/** The token of this browser's session, if any. */
export async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("session"))?.value;
}

/** Writes the session's token; without 「ログイン状態の保存」 the cookie ends with the browser window. */
export async function setSessionCookie(token: string, { isRemembered }: { isRemembered: boolean }): Promise<void> {
  const lifetime = isRemembered ? { maxAge: SESSION_COOKIE_SECONDS } : {};
  (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), ...lifetime });
}
