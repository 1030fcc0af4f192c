import "server-only";
import { cookies } from "next/headers";
import { cookieName } from "#lib/kernel/cookie.ts";

/** This browser's cookies that belong to a login; those of language, browser (browser-cookie.ts) and passkey (passkey-cookie.ts) do not. */
export async function cookiesOfLogin(): Promise<string[]> {
  const stays = [cookieName("language"), cookieName("device"), cookieName("passkey")];
  return (await cookies())
    .getAll()
    .map(({ name }) => name)
    .filter((name) => !stays.includes(name));
}

/** Whether the browser sends any cookie back; the edge gives it one with the page. */
export async function hasCookies(): Promise<boolean> {
  return (await cookies()).getAll().length > 0;
}
