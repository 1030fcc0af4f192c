import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { LANGUAGE_HEADER, type Language, readLanguage } from "./language.ts";
import { type Messages, messages } from "./messages.ts";

/** The language of this request: chosen in this browser, else the browser's own. */
export const requestLanguage = cache(
  async (): Promise<Language> => readLanguage((await headers()).get(LANGUAGE_HEADER)) ?? "ja",
);

/** All sentences in the language of this request. */
export async function requestMessages(): Promise<Messages> {
  return messages(await requestLanguage());
}

/** The `lang` of the insurer's own texts and names, which stay Japanese (WCAG 3.1.2); undefined on a Japanese page. */
export async function langOfJapanese(): Promise<"ja" | undefined> {
  return (await requestLanguage()) === "ja" ? undefined : "ja";
}
