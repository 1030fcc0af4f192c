"use client";
import { Fragment } from "react";
import { useUi } from "./ui-context.tsx";

/** From one Japanese letter to the last before a Latin one, with digits and marks between: 「平日 9:00〜17:00（祝日を除く）」. */
const JAPANESE_STRETCH =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}](?:\P{Script=Latin}*[\p{Script=Han}\u3000-\u30ff\uff00-\uffef])?)/u;

/** A sentence in which names or terms stay Japanese on a page in another language (WCAG 3.1.2). */
export function MixedText({ children }: { children: string }) {
  const { language } = useUi();
  if (language === "ja") return children;
  return children.split(JAPANESE_STRETCH).map((part, place) => {
    const key = String(place);
    // The pattern has one group: every second part is one of its matches.
    return place % 2 === 1 ? (
      <span key={key} lang="ja">
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}
