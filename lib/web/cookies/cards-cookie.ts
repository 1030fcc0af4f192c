import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";

/** The token of the cards in this frame, if any. */
export async function cardsToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("cards"))?.value;
}

/**
 * Sent in the frames of one site alone, as the browser keeps it apart for each (CHIPS); it ends with the browser's
 * window. Always Secure: browsers take it in no other way, and the local demo counts as secure.
 */
export async function setCardsCookie(token: string): Promise<void> {
  const options = { ...cookieOptions(), secure: true, sameSite: "none", partitioned: true } as const;
  (await cookies()).set(cookieName("cards"), token, options);
}
