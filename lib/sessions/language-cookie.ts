import "server-only";
import { cookies } from "next/headers";
import { DAY_SECONDS } from "#lib/kernel/clock.ts";
import type { Language } from "#lib/messages/language.ts";
import { cookieOptions } from "./cookies.ts";

/** As long as a browser keeps a cookie. proxy.ts reads it; it holds no secret and needs no prefix. */
const LANGUAGE_SECONDS = 400 * DAY_SECONDS;

export async function setLanguageCookie(language: Language): Promise<void> {
  (await cookies()).set("language", language, { ...cookieOptions(), maxAge: LANGUAGE_SECONDS });
}
