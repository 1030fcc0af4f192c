"use client";
import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { WholeDates } from "./whole-dates.tsx";

/** Ids for aria-describedby, only of elements that exist. */
export function describedBy(name: string, has: { hint?: unknown; errors: string[] }): string | undefined {
  const ids = [has.hint ? `${name}-hint` : "", has.errors.length > 0 ? `${name}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

type FieldMessagesProps = { name: string; hint?: ReactNode; errors: string[]; advice?: string[] };

/** Hint and errors between a label and its control. */
export function FieldMessages({ name, hint, errors, advice = [] }: FieldMessagesProps) {
  return (
    <>
      {hint ? (
        <div id={`${name}-hint`} className="mt-1 text-quiet">
          {hint}
        </div>
      ) : null}
      {errors.length > 0 ? (
        <div id={`${name}-error`} className="mt-2 space-y-1 font-700 text-error-2">
          {errors.map((message) => (
            <p key={message} className="flex gap-2">
              <Icon name="error" className="mt-[0.15em]" />
              <span className="min-w-0">
                <WholeDates>{message}</WholeDates>
              </span>
            </p>
          ))}
          {advice.map((sentence) => (
            <p key={sentence} className="font-400 text-quiet">
              <WholeDates>{sentence}</WholeDates>
            </p>
          ))}
        </div>
      ) : null}
    </>
  );
}
