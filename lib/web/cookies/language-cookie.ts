import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions, MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";
import type { Language } from "#lib/messages/language.ts";

export async function setLanguageCookie(language: Language): Promise<void> {
  (await cookies()).set(cookieName("language"), language, { ...cookieOptions(), maxAge: MAX_COOKIE_SECONDS });
}
