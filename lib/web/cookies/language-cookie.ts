import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, LANGUAGE_COOKIE, MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";
import type { Language } from "#lib/messages/language.ts";

export async function setLanguageCookie(language: Language): Promise<void> {
  (await cookies()).set(LANGUAGE_COOKIE, language, { ...cookieOptions(), maxAge: MAX_COOKIE_SECONDS });
}
