import type { ReactNode } from "react";
import { type LogoutAction, LogoutLink } from "#components/portal/logout-link.tsx";
import { SkipLink } from "#components/portal/skip-link.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type ConsoleShellProps = {
  /** Who is signed in, and for whom they work; nobody yet while a clerk logs in. */
  clerk?: { name: string; insurerName: string };
  search?: ReactNode;
  rail?: ReactNode;
  /** 「承認」: how many requests wait for this clerk or a colleague. */
  waiting?: number;
  logoutAction?: LogoutAction;
  /** A comfortable line for forms; lists take the whole width. */
  width?: "form" | "wide";
  children: ReactNode;
};

/** The frame of the console: header, rail of links, content. */
export async function ConsoleShell({
  clerk,
  search,
  rail,
  waiting = 0,
  logoutAction,
  width = "wide",
  children,
}: ConsoleShellProps) {
  const { portal } = await requestMessages();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-t-4 border-b border-t-key border-b-solid-gray-100 bg-white print:hidden">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2 sm:px-6">
          <a href="/" className="inline-flex min-h-12 items-center font-700">
            {consoleText.brand}
          </a>
          {clerk ? <span className="text-[1rem]">{clerk.insurerName}</span> : null}
          {search}
          {waiting > 0 ? (
            <a
              href="/approvals"
              className="text-link inline-flex min-h-12 items-center font-700 underline underline-offset-4"
            >
              <span aria-hidden="true">{consoleText.approvals.header(waiting)}</span>
              <span className="sr-only">{consoleText.approvals.headerHint(waiting)}</span>
            </a>
          ) : null}
          {clerk ? (
            <LogoutLink name={consoleText.clerkName(clerk.name)} text={portal.logout} action={logoutAction} />
          ) : null}
        </div>
      </header>
      <div className="flex grow flex-col lg:flex-row">
        {rail}
        <main id="main" tabIndex={-1} className="min-w-0 grow outline-none">
          <div className={`px-4 pt-8 pb-16 sm:px-6 ${width === "form" ? "mx-auto max-w-[43rem]" : "max-w-[76rem]"}`}>
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}
