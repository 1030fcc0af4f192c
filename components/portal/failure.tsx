"use client";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { failure as english } from "#lib/messages/en/failure.ts";
import { failure } from "#lib/messages/ja/failure.ts";
import { keptPhone } from "./kept-phone.tsx";

/** For failures of the portal itself, without details; in both languages, because the page's is unknown. */
export function Failure() {
  const phone = useHydrated() ? keptPhone() : null;
  return (
    <main id="main" className="mx-auto max-w-[43rem] px-4 py-12 sm:px-6 sm:py-16">
      <title>{failure.documentTitle}</title>
      <h1 className="text-[1.75rem] leading-[1.4] font-700">{failure.title}</h1>
      <p className="mt-3">{failure.body}</p>
      <div lang="en" className="mt-6 border-t border-solid-gray-200 pt-6">
        <p className="font-700">{english.title}</p>
        <p>{english.body}</p>
      </div>
      {phone ? (
        <p className="mt-6">
          <a
            href={`tel:${phone}`}
            className="inline-flex min-h-12 items-center text-[1.375rem] font-700 tabular-nums text-link underline underline-offset-4"
          >
            {phone}
          </a>
        </p>
      ) : null}
      <div className="mt-8 flex flex-wrap gap-4">
        <Button onClick={() => location.reload()}>
          {failure.retry} <span lang="en">{english.retry}</span>
        </Button>
        <ButtonLink href="/" variant="secondary">
          {failure.backToPortal} <span lang="en">{english.backToPortal}</span>
        </ButtonLink>
      </div>
    </main>
  );
}
