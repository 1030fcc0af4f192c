// Browser-safe: fills in the names on the registration pages.
import type { Language } from "#lib/messages/language.ts";

const SYSTEMS: [RegExp, string | Record<Language, string>][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, { ja: "Windows パソコン", en: "Windows PC" }],
  [/CrOS/, "Chromebook"],
  [/Macintosh/, "Mac"],
  [/Linux/, { ja: "Linux パソコン", en: "Linux PC" }],
];

const UNKNOWN: Record<Language, string> = { ja: "この端末", en: "This device" };

function monthIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "Asia/Tokyo" });
}
const [JAPANESE_MONTH, ENGLISH_MONTH] = [monthIn("ja-JP"), monthIn("en-GB")];

const PHONE: Record<Language, string> = { ja: "スマートフォン", en: "Phone" };

/** The name for an app or a passkey that is in a phone beside this browser. */
export function phoneIn(language: Language): string {
  return PHONE[language];
}

/** The name for the device of an authenticator app: this phone or tablet; on a PC, the phone (manual 001, 2-4). */
export function suggestAppName(userAgent: string | null, now: Date, language: Language): string {
  const isHandheld = /iPhone|iPad|Android/.test(userAgent ?? "");
  return suggestDeviceName(userAgent, now, language, isHandheld ? undefined : PHONE[language]);
}

/** 「iPhone（2026年11月）」, “iPhone (November 2026)”: the system's name, and the month to distinguish two of a kind. */
export function suggestDeviceName(userAgent: string | null, now: Date, language: Language, keeper?: string): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? UNKNOWN;
  const name = keeper ?? (typeof system === "string" ? system : system[language]);
  return language === "ja" ? `${name}（${JAPANESE_MONTH.format(now)}）` : `${name} (${ENGLISH_MONTH.format(now)})`;
}
