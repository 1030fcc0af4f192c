"use client";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "./form-context.ts";
import { Icon } from "./icons.tsx";
import { useUi } from "./ui-context.tsx";
import { WholeDates } from "./whole-dates.tsx";

/** A page with errors must announce them first; nothing else takes focus on load. */
const FOCUS_WITHOUT_SCRIPT = { autoFocus: true };

/** All errors that still apply, each a link to its field. Takes focus after a failed submit; by `autofocus` without JavaScript. */
export function ErrorSummary({ state, errors }: FormAnswer) {
  const { text } = useUi();
  const box = useRef<HTMLDivElement>(null);
  // Each failed submit has a new state, even with the same errors.
  useEffect(() => {
    if (state.errors.length > 0) box.current?.focus();
  }, [state]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      {...FOCUS_WITHOUT_SCRIPT}
      aria-labelledby="error-summary-title"
      className="mb-8 rounded-12 border-2 border-error-2 bg-red-50 p-5 sm:p-6"
    >
      <h2 id="error-summary-title" className="flex items-start gap-2 text-[1.125rem] font-700">
        <Icon name="error" className="mt-[0.15em] text-error-2" />
        {text.errorSummary}
      </h2>
      <ul className="mt-2 space-y-2 sm:pl-8">
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`} className="text-error-2">
            {field === null ? (
              <WholeDates>{message}</WholeDates>
            ) : (
              <a
                href={`#${field}`}
                className="inline-flex min-h-11 items-center underline underline-offset-4 hover:decoration-2"
              >
                <span>
                  <WholeDates>{message}</WholeDates>
                </span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
