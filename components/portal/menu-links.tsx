"use client";
import { usePathname } from "next/navigation";

export type MenuLink = { href: string; label: string };

const LOOKS = {
  wide: {
    list: "flex gap-2",
    link: "flex min-h-12 items-center border-b-4 border-transparent px-3 text-[1rem] hover:text-link hover:underline hover:underline-offset-4 aria-[current]:border-key aria-[current]:font-700 aria-[current]:text-link",
  },
  phone: {
    list: "",
    link: "flex min-h-14 items-center rounded-8 px-3 hover:bg-tint aria-[current]:font-700 aria-[current]:text-link",
  },
};

/** The menu's entries, with the present page marked. */
export function MenuLinks({ links, look }: { links: readonly MenuLink[]; look: keyof typeof LOOKS }) {
  const path = usePathname();
  return (
    <ul className={LOOKS[look].list}>
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} aria-current={path === href ? "page" : undefined} className={LOOKS[look].link}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
