import { classNames } from "#components/ui/class-names.ts";

type TabsProps = { label: string; tabs: readonly { href: string; label: string; isHere: boolean }[] };

/** Parts of one list, as links: each has its URL. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {tabs.map(({ href, label: name, isHere }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isHere ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-12 items-center rounded-8 border px-4 text-[1rem] hover:bg-tint",
                isHere ? "border-key bg-tint font-700" : "border-solid-gray-300 bg-white",
              )}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
