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
  return <div className={classNames("card", isAlone && "card-alone", className)}>{children}</div>;
}
