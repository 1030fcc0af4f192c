"use client";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * The top of what takes a page's place without a navigation: gets the focus, which the pressed button has taken away with
 * it, so that screen readers read it and the keyboard goes on from here (WCAG 2.4.3).
 */
export function Arrival({ children }: { children: ReactNode }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div ref={top} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
