import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icons.tsx";

type DetailsProps = { summary: ReactNode; children: ReactNode; className?: string; isOpen?: boolean };

/** Folded text that only some members need; works without JavaScript. */
export function Details({ summary, children, className, isOpen }: DetailsProps) {
  return (
    <details className={classNames("fold", className)} open={isOpen}>
      <summary>
        <Icon name="chevron" />
        <span>{summary}</span>
      </summary>
      <div>{children}</div>
    </details>
  );
}
