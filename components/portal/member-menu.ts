import type { Messages } from "#lib/messages/messages.ts";
import type { MenuLink } from "./menu-links.tsx";

/** 「メニュー」 of a member (manual 004, 3-1 ②, 3-2 ②). */
export function memberMenu({ portal, settings }: Pick<Messages, "portal" | "settings">): MenuLink[] {
  return [
    { href: "/", label: portal.top.menuLabel },
    { href: "/settings/profile", label: settings.menu.profile, parts: ["/settings/email", "/settings/services"] },
    { href: "/settings/sign-in", label: settings.menu.signIn },
    { href: "/settings/history", label: settings.menu.history, parts: ["/settings/not-me"] },
  ];
}
