"use client";
import { useUi } from "./ui-context.tsx";

/** 必須, visible only: the control itself is `required`, and its label stays as in the manuals. */
export function RequiredBadge() {
  const { text } = useUi();
  return (
    <span aria-hidden="true" className="required-badge">
      {text.required}
    </span>
  );
}
