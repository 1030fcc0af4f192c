import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";
import { ATTEMPT_SECONDS } from "#lib/login-flow/start-attempt.ts";

/** The token of this browser's login attempt, if any. */
export async function attemptToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("attempt"))?.value;
}

export async function setAttemptCookie(token: string): Promise<void> {
  (await cookies()).set(cookieName("attempt"), token, { ...cookieOptions(), maxAge: ATTEMPT_SECONDS });
}

export async function clearAttemptCookie(): Promise<void> {
  (await cookies()).set(cookieName("attempt"), "", { ...cookieOptions(), maxAge: 0 });
}
