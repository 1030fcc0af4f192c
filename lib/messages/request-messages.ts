import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { LANGUAGE_HEADER, type Language, readLanguage } from "./language.ts";
import { type Messages, messages } from "./messages.ts";

/** The language of this request: chosen in this browser, else the browser's own. */
export const requestLanguage = cache(
  async (): Promise<Language> => readLanguage((await headers()).get(LANGUAGE_HEADER)) ?? "ja",
);

/** Every sentence in the language of this request. */
export async function requestMessages(): Promise<Messages> {
  return messages(await requestLanguage());
}

/**
 * The `lang` of what stays Japanese on a page in another language: the insurer's
 * own texts and names (WCAG 3.1.2). On a Japanese page it needs none.
 */
export async function langOfJapanese(): Promise<"ja" | undefined> {
  return (await requestLanguage()) === "ja" ? undefined : "ja";
}
