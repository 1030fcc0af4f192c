import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type Language, readLanguage } from "./language.ts";
import { type Messages, messages } from "./messages.ts";

/** The header in which proxy.ts hands the language of a request to its page. */
export const LANGUAGE_HEADER = "x-portal-language";

/** The language of this request: chosen in this browser, else the browser's own. */
export const requestLanguage = cache(
  async (): Promise<Language> => readLanguage((await headers()).get(LANGUAGE_HEADER)) ?? "ja",
);

/** Every sentence in the language of this request. */
export async function requestMessages(): Promise<Messages> {
  return messages(await requestLanguage());
}
