"use client";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icons.tsx";
import { useUi } from "./ui-context.tsx";
import { WholeDates } from "./whole-dates.tsx";

const LOOKS = {
  info: "border-blue-900 bg-blue-50 [&>.icon]:text-blue-900",
  success: "border-success-2 bg-green-50 [&>.icon]:text-success-2",
  warning: "border-warning-yellow-2 bg-yellow-50 [&>.icon]:text-warning-yellow-2",
  error: "border-error-2 bg-red-50 [&>.icon]:text-error-2",
};

type CalloutProps = {
  kind: keyof typeof LOOKS;
  title?: string;
  children: ReactNode;
  className?: string;
};

/** A message beside the page's task. Screen readers announce success and error; the others are read in place. */
export function Callout({ kind, title, children, className }: CalloutProps) {
  const { text } = useUi();
  const role = kind === "error" ? "alert" : kind === "success" ? "status" : undefined;
  return (
    <div
      role={role}
      className={classNames(
        "flex gap-3 rounded-8 border border-r-transparent border-y-transparent border-l-8 p-4 sm:p-5",
        LOOKS[kind],
        className,
      )}
    >
      <Icon name={kind} className="mt-[0.1em] size-[1.75rem]" />
      <div className="min-w-0 space-y-2">
        {title ? <p className="font-700">{title}</p> : <span className="sr-only">{text[kind]}</span>}
        {typeof children === "string" ? (
          <p>
            <WholeDates>{children}</WholeDates>
          </p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
