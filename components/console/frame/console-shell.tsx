import type { ReactNode } from "react";
import { type LogoutAction, LogoutLink } from "#components/portal/logout-link.tsx";
import { SkipLink } from "#components/portal/skip-link.tsx";
import { Icon } from "#components/ui/icons.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { RailLink } from "./rail-link.tsx";
import { SearchBox } from "./search-box.tsx";

/** The menu: links in groups, some of which have a heading. */
export type ConsoleLinks = readonly { group: string | null; links: readonly { href: string; label: string }[] }[];

type ConsoleShellProps = {
  /** Who is signed in, and for whom they work; nobody yet while a clerk logs in. */
  clerk?: { name: string; insurerName: string };
  links?: ConsoleLinks;
  /** 「承認」: how many requests wait for this clerk or a colleague. */
  waiting?: number;
  logoutAction?: LogoutAction;
  /** A comfortable line for forms; lists take the whole width. */
  width?: "form" | "wide";
  children: ReactNode;
};

/** The frame of the console: header, rail of links (on phones behind 「メニュー」), content. */
export async function ConsoleShell({
  clerk,
  links = [],
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
          {links.length > 0 ? <SearchBox isInHeader /> : null}
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
        {links.length > 0 ? <Rail links={links} /> : null}
        <main id="main" tabIndex={-1} className="min-w-0 grow outline-none">
          <div className={`px-4 pt-8 pb-16 sm:px-6 ${width === "form" ? "mx-auto max-w-[43rem]" : "max-w-[76rem]"}`}>
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}

function Rail({ links }: { links: ConsoleLinks }) {
  const list = links.map(({ group, links: inGroup }) => (
    <div key={inGroup[0]?.href} className="mt-4 first:mt-0">
      {group ? <p className="px-3 pb-1 text-[0.875rem] text-solid-gray-700">{group}</p> : null}
      <ul>
        {inGroup.map(({ href, label }) => (
          <li key={href}>
            <RailLink href={href} label={label} />
          </li>
        ))}
      </ul>
    </div>
  ));
  return (
    <>
      <details className="border-b border-solid-gray-100 bg-white px-4 lg:hidden print:hidden">
        <summary className="flex min-h-12 items-center gap-2 font-700 [&::-webkit-details-marker]:hidden">
          <Icon name="menu" className="size-7" />
          {consoleText.menu}
        </summary>
        <nav aria-label={consoleText.menu} className="pb-3">
          {list}
        </nav>
      </details>
      <nav
        aria-label={consoleText.menu}
        className="hidden w-56 shrink-0 border-r border-solid-gray-100 bg-white p-3 lg:block print:hidden"
      >
        {list}
      </nav>
    </>
  );
}
