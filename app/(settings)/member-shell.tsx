import type { ReactNode } from "react";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { memberMenu } from "#components/portal/member-menu.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Header and footer around a page for whoever is here: with the menu for a member whose terms are accepted. */
export async function MemberShell({ hasLoginLink, children }: { hasLoginLink?: boolean; children: ReactNode }) {
  const active = await currentSession();
  return (
    <Shell
      insurer={await requireInsurer()}
      member={active?.member}
      logoutAction={logOutAction}
      menu={active && !areTermsDue(active) ? memberMenu(await requestMessages()) : undefined}
      hasLoginLink={hasLoginLink}
    >
      {children}
    </Shell>
  );
}
