import { Icon } from "#components/ui/icons.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { RailLink } from "./rail-link.tsx";

/** The menu: links in groups, some of which have a heading. */
export type ConsoleLinks = readonly { group: string | null; links: readonly { href: string; label: string }[] }[];

/** The menu beside the content, on phones behind 「メニュー」. */
export function Rail({ links }: { links: ConsoleLinks }) {
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
