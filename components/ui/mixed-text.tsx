"use client";
import { useUi } from "./ui-context.tsx";

/** A run of Japanese with digits and marks inside: 「平日 9:00〜17:00（祝日を除く）」. */
const JAPANESE_STRETCH =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}](?:\P{Script=Latin}*[\p{Script=Han}\u3000-\u30ff\uff00-\uffef])?)/u;

/** A sentence with Japanese names or terms on a page in another language (WCAG 3.1.2). */
export function MixedText({ children }: { children: string }) {
  const { language } = useUi();
  if (language === "ja") return children;
  return children.split(JAPANESE_STRETCH).map((part, place) => {
    // The pattern has one group: every second part is a match.
    return place % 2 === 1 ? (
      <span key={String(place)} lang="ja">
        {part}
      </span>
    ) : (
      part
    );
  });
}
