import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icons.tsx";

type DetailsProps = { summary: ReactNode; children: ReactNode; className?: string };

/** Folded text that only some members need; works without JavaScript. */
export function Details({ summary, children, className }: DetailsProps) {
  return (
    <details className={classNames("group/details", className)}>
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 rounded-6 py-2 text-link hover:bg-tint [&::-webkit-details-marker]:hidden">
        <Icon name="chevron" className="size-[1.5rem] group-open/details:rotate-180" />
        <span className="min-w-0 underline underline-offset-4">{summary}</span>
      </summary>
      <div className="mt-2 ml-3 space-y-3 border-l-4 border-solid-gray-100 pl-5">{children}</div>
    </details>
  );
}
