import type { ReactNode } from "react";
import { SkipLink } from "./skip-link.tsx";

/** Header and footer of a page without an insurer. */
export function PlainShell({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh [word-break:auto-phrase] border-t-4 border-key">
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[43rem] px-4 py-12 outline-none sm:px-6 sm:py-16">
        {children}
      </main>
    </div>
  );
}
