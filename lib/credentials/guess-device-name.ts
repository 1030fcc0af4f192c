// Browser-safe: fills the name fields of the registration pages.

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows パソコン"],
  [/CrOS/, "Chromebook"],
  [/Macintosh/, "Mac"],
  [/Linux/, "Linux パソコン"],
];

const MONTH = new Intl.DateTimeFormat("ja-JP", { year: "numeric", month: "long", timeZone: "Asia/Tokyo" });

/** 「iPhone（2026年11月）」: the maker's name for the system, and the month to tell two of a kind apart. */
export function guessDeviceName(userAgent: string | null, now: Date, keeper?: string): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return `${keeper ?? system ?? "この端末"}（${MONTH.format(now)}）`;
}
