"use client";
import { useUi } from "./ui-context.tsx";

/** 必須, visible only: the control itself is `required`, and its label stays as in the manuals. */
export function RequiredBadge() {
  const { text } = useUi();
  return (
    <span
      aria-hidden="true"
      className="inline-block rounded-4 border border-error-2 px-2 text-[1rem] leading-[1.5] font-400 text-error-2"
    >
      {text.required}
    </span>
  );
}
