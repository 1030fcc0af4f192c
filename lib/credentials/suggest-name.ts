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

/** Where an app or a passkey lies that is set up at this browser but not in its device: in a phone. */
export function phoneIn(language: Language): string {
  return PHONE[language];
}

/** Of the device an authenticator app is on: this one if it is handheld; beside a PC, the phone (manual 001, 2-4). */
export function suggestAppName(userAgent: string | null, now: Date, language: Language): string {
  const isHandheld = /iPhone|iPad|Android/.test(userAgent ?? "");
  return suggestDeviceName(userAgent, now, language, isHandheld ? undefined : PHONE[language]);
}

/** 「iPhone（2026年11月）」, “iPhone (November 2026)”: the maker's name for the system, and the month to tell two of a kind apart. */
export function suggestDeviceName(userAgent: string | null, now: Date, language: Language, keeper?: string): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? UNKNOWN;
  const name = keeper ?? (typeof system === "string" ? system : system[language]);
  return language === "ja" ? `${name}（${JAPANESE_MONTH.format(now)}）` : `${name} (${ENGLISH_MONTH.format(now)})`;
}
