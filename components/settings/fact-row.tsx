import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";

type FactRowProps = {
  term: string;
  children: ReactNode;
  /** Null: nothing to change here. */
  change?: { href: string; label: string } | null;
  note?: ReactNode;
};

/** One fact in a `dl`: what it is, how it stands, 「変更」 at its side. */
export function FactRow({ term, children, change, note }: FactRowProps) {
  const id = change?.href.replaceAll("/", "-").slice(1);
  return (
    <div className="py-5 first:pt-0 last:pb-0 sm:flex sm:gap-6">
      <dt className="shrink-0 font-700 sm:w-44 sm:pt-2.5">{term}</dt>
      <dd className="min-w-0 grow space-y-3">
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span id={id} className="min-w-0 wrap-anywhere">
            {children}
          </span>
          {change ? (
            <ButtonLink
              href={change.href}
              variant="secondary"
              size="small"
              className="ml-auto min-w-24"
              aria-describedby={id}
            >
              {change.label}
            </ButtonLink>
          ) : null}
        </div>
        {note}
      </dd>
    </div>
  );
}
