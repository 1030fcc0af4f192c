import type { ReactNode } from "react";
import { WholeDates } from "./whole-dates.tsx";

export type Definition = { term: string; description: ReactNode };

/** Names and values: stacked on phones, side by side where there is room. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="divide-y divide-solid-gray-100">
      {items.map(({ term, description }) => (
        <div key={term} className="py-3 first:pt-0 last:pb-0 sm:flex sm:gap-6">
          <dt className="shrink-0 font-700 sm:w-48">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {typeof description === "string" ? <WholeDates>{description}</WholeDates> : description}
          </dd>
        </div>
      ))}
    </dl>
  );
}
