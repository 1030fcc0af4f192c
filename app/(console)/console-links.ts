import type { ConsoleLinks } from "#components/console/frame/rail.tsx";
import { type Clerk, mayAct } from "#lib/console/access/clerk-verb.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { nav, groups } = consoleText;

/** The console's menu, in its order; a link that a role can never use is not in its menu. */
const MENU: { group: string | null; links: { href: string; label: string; needs?: Clerk["role"] }[] }[] = [
  { group: null, links: [{ href: "/", label: nav.home }] },
  {
    group: groups.people,
    links: [
      { href: "/members", label: nav.members },
      { href: "/imports", label: nav.imports },
      { href: "/letters", label: nav.letters },
      { href: "/documents", label: nav.documents },
      { href: "/approvals", label: nav.approvals },
    ],
  },
  {
    group: groups.portal,
    links: [
      { href: "/policy", label: nav.policy },
      { href: "/branding", label: nav.branding },
      { href: "/services", label: nav.services },
      { href: "/single-sign-on", label: nav.singleSignOn },
      { href: "/homepage", label: nav.homepage },
      { href: "/login-help", label: nav.loginHelp },
      { href: "/notices", label: nav.notices },
      { href: "/terms", label: nav.terms },
    ],
  },
  {
    group: groups.records,
    links: [
      { href: "/jobs", label: nav.jobs },
      { href: "/mails", label: nav.mails },
      { href: "/audit", label: nav.audit },
      { href: "/clerks", label: nav.clerks, needs: "manager" },
    ],
  },
  { group: null, links: [{ href: "/settings/sign-in", label: nav.me }] },
];

/** The menu of a clerk with this role. */
export function linksOf(role: Clerk["role"]): ConsoleLinks {
  return MENU.map(({ group, links }) => ({
    group,
    links: links.filter(({ needs = "viewer" }) => mayAct(role, needs)),
  })).filter(({ links }) => links.length > 0);
}
