import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type CardProps = {
  children: ReactNode;
  /** The one card of its page: on phones it has no frame, which would cost the width of two characters. */
  isAlone?: boolean;
  className?: string;
};

/** A white box for what belongs together. */
export function Card({ children, isAlone = false, className }: CardProps) {
  return (
    <div
      className={classNames(
        "rounded-16 border border-solid-gray-100 bg-white p-4 sm:p-8 print:border-0 print:p-0",
        isAlone && "max-[30rem]:rounded-none max-[30rem]:border-0 max-[30rem]:bg-transparent max-[30rem]:p-0",
        className,
      )}
    >
      {children}
    </div>
  );
}
