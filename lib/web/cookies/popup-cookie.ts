import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import type { Popup } from "#lib/embed/popup.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";
import { ATTEMPT_SECONDS } from "#lib/login-flow/start-attempt.ts";

const schema = z.object({ origin: z.string(), state: z.string() });

/** The page for which this browser logs in, in a window of its own; null for any other login. */
export async function popupOfBrowser(): Promise<Popup | null> {
  const text = (await cookies()).get(cookieName("popup"))?.value ?? "";
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** As long as the login that it is for. The origin is looked up again at the end. */
export async function setPopupCookie(popup: Popup): Promise<void> {
  const options = { ...cookieOptions(), maxAge: ATTEMPT_SECONDS };
  (await cookies()).set(cookieName("popup"), JSON.stringify(popup), options);
}

export async function clearPopupCookie(): Promise<void> {
  (await cookies()).set(cookieName("popup"), "", { ...cookieOptions(), maxAge: 0 });
}
