"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** `parts`: pages that are not below its path and yet belong to it. */
export type MenuLink = { href: string; label: string; parts?: readonly string[] };

/** Of shell.css. */
const LOOKS = { wide: "wide-menu flex gap-2", phone: "phone-menu" };

/** The menu's entries; that of this page is marked, and that of the page this one is a part of. */
export function MenuLinks({ links, look }: { links: readonly MenuLink[]; look: keyof typeof LOOKS }) {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => closeWhenLeft(list.current?.closest("details")), []);
  const current = ({ href, parts = [] }: MenuLink) => {
    if (path === href) return "page";
    return [href, ...parts].some((each) => each !== "/" && `${path}/`.startsWith(`${each}/`)) ? "true" : undefined;
  };
  return (
    <ul ref={list} className={LOOKS[look]}>
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={current(link)}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The phone's menu lies over the page: Escape and a press beside it close it. */
function closeWhenLeft(menu: HTMLDetailsElement | null | undefined) {
  if (!menu) return;
  const close = (event: Event) => {
    const isLeft = event instanceof KeyboardEvent ? event.key === "Escape" : !menu.contains(event.target as Node);
    if (!isLeft || !menu.open) return;
    menu.open = false;
    if (event instanceof KeyboardEvent) menu.querySelector("summary")?.focus();
  };
  document.addEventListener("keydown", close);
  document.addEventListener("pointerdown", close);
  return () => {
    document.removeEventListener("keydown", close);
    document.removeEventListener("pointerdown", close);
  };
}
