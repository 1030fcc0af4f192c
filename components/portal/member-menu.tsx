import { Icon } from "#components/ui/icons.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import type { HeaderMenu } from "./header.tsx";
import { type MenuLink, MenuLinks } from "./menu-links.tsx";

type Texts = Pick<Messages, "portal" | "settings">;

type MenuProps = { label: string; links: readonly MenuLink[] };

/** 「メニュー」 of a member (manual 004, 3-1 ②, 3-2 ②), for the header. */
export function memberMenu(texts: Texts): HeaderMenu {
  const menu = { label: texts.portal.menu, links: linksOf(texts) };
  return { wide: <WideMenu {...menu} />, phone: <PhoneMenu {...menu} /> };
}

function linksOf({ portal, settings }: Texts): MenuLink[] {
  return [
    { href: "/", label: portal.top.menuLabel },
    { href: "/settings/profile", label: settings.menu.profile, parts: ["/settings/email", "/settings/services"] },
    { href: "/settings/sign-in", label: settings.menu.signIn },
    { href: "/settings/history", label: settings.menu.history, parts: ["/settings/not-me"] },
  ];
}

function WideMenu({ label, links }: MenuProps) {
  return (
    <nav aria-label={label} className="hidden lg:block print:hidden">
      <MenuLinks links={links} look="wide" />
    </nav>
  );
}

function PhoneMenu({ label, links }: MenuProps) {
  return (
    <details className="shrink-0 lg:hidden">
      <summary className="flex min-h-12 items-center gap-2 rounded-8 px-2 font-700 hover:bg-tint">
        <Icon name="menu" className="size-[1.75rem]" />
        {label}
      </summary>
      <nav
        aria-label={label}
        className="absolute inset-x-0 top-full z-10 rounded-12 border border-solid-gray-300 bg-white p-2 shadow-1"
      >
        <MenuLinks links={links} look="phone" />
      </nav>
    </details>
  );
}
