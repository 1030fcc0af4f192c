import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A white box for what belongs together. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={classNames(
        "rounded-16 border border-solid-gray-100 bg-white p-4 sm:p-8 print:border-0 print:p-0",
        className,
      )}
    >
      {children}
    </div>
  );
}
