import "server-only";
import { cookies } from "next/headers";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";

/** Time to find the letter and return. */
const KEPT_SECONDS = 30 * MINUTE_SECONDS;

/**
 * Counts the refused logins of this browser, for any user ID, so that the count says nothing about an account. It protects
 * nothing, so the browser may keep it.
 * @returns the count with this refusal
 */
export async function countRefusal(): Promise<number> {
  const store = await cookies();
  const before = Number(store.get(cookieName("refusals"))?.value);
  const count = (Number.isSafeInteger(before) && before > 0 ? before : 0) + 1;
  store.set(cookieName("refusals"), String(count), { ...cookieOptions(), maxAge: KEPT_SECONDS });
  return count;
}

export async function forgetRefusals(): Promise<void> {
  (await cookies()).set(cookieName("refusals"), "", { ...cookieOptions(), maxAge: 0 });
}
