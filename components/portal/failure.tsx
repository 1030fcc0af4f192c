"use client";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { common } from "#lib/messages/ja/common.ts";
import { portal } from "#lib/messages/ja/portal.ts";

/** What a member sees when the portal itself fails: never blank, never English, nothing of the error. */
export function Failure() {
  return (
    <main id="main" className="mx-auto max-w-[43rem] px-4 py-12 sm:px-6 sm:py-16">
      <title>{`${common.errorTitlePrefix}${portal.failure.title}`}</title>
      <h1 className="text-[1.75rem] leading-[1.4] font-700">{portal.failure.title}</h1>
      <p className="mt-3">{portal.failure.body}</p>
      <div className="mt-8 flex flex-wrap gap-4">
        <Button onClick={() => location.reload()}>{portal.failure.retry}</Button>
        <ButtonLink href="/" variant="secondary">
          {common.backToPortal}
        </ButtonLink>
      </div>
    </main>
  );
}
