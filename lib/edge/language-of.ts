// Browser-safe: text in, text out.
import { cookieNameFor } from "#lib/kernel/cookie-name.ts";
import { type Language, preferredLanguage, readLanguage } from "#lib/messages/language.ts";

/** Chosen in this browser (app/language), else the first of the browser's languages that the portal speaks. */
export function languageOf(
  { cookie = "", "accept-language": accepted }: { cookie?: string; "accept-language"?: string },
  scheme: "http" | "https",
): Language {
  const name = `${cookieNameFor(scheme, "language")}=`;
  const chosen = cookie.split(/; */).find((each) => each.startsWith(name));
  return readLanguage(chosen?.slice(name.length)) ?? preferredLanguage(accepted ?? null);
}
