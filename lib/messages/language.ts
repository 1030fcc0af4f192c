export const LANGUAGES = ["ja", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { ja: "日本語", en: "English" };

/** The request header in which the edge hands a page its language; no client can write it. */
export const LANGUAGE_HEADER = "x-portal-language";

/** Reads a language from a cookie, form field or column; undefined for one the portal does not speak. */
export function readLanguage(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}

/**
 * The first language of the browser that the portal speaks (RFC 9110 §12.5.4), else Japanese.
 * @param acceptLanguage the header, e.g. `en-US,en;q=0.9,ja;q=0.8`
 */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const ranges = (acceptLanguage ?? "").split(",").map((part) => {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters
      .find((each) => each.trim().startsWith("q="))
      ?.trim()
      .slice(2);
    return {
      language: readLanguage(range.trim().split("-")[0]),
      quality: quality === undefined ? 1 : Number(quality) || 0,
    };
  });
  const [best] = ranges
    .filter(({ language, quality }) => language && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best?.language ?? "ja";
}
