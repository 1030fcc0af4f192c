import "server-only";
import { cookies } from "next/headers";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";

/** Long enough to look for the letter and come back. */
const KEPT_SECONDS = 30 * MINUTE_SECONDS;

/**
 * Counts a refused login in this browser, whatever was typed and whoever was meant: what is shown from
 * some number on tells nothing of an account. It guards nothing, so that the browser itself may keep it.
 * @returns how many there were, this one included
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
