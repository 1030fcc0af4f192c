"use client";
import { usePathname } from "next/navigation";

type RailLinkProps = { href: string; label: string };

/** A link of the console's menu; the one of this page is marked, also on the pages below it. */
export function RailLink({ href, label }: RailLinkProps) {
  const path = usePathname();
  const isHere = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <a
      href={href}
      aria-current={isHere ? "page" : undefined}
      className="flex min-h-12 items-center rounded-8 px-3 hover:bg-tint aria-[current=page]:bg-tint aria-[current=page]:font-700"
    >
      {label}
    </a>
  );
}
