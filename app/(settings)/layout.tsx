import type { ReactNode } from "react";
import { ConsoleFrame } from "#app/(console)/console-frame.tsx";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { memberMenu } from "#components/portal/member-menu.ts";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { Shell } from "#components/portal/shell.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Layout of the settings. It checks nothing: each page requires its member itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const insurer = await requireInsurer();
  if (insurer.id === CONSOLE_ID) return <ConsoleFrame width="form">{children}</ConsoleFrame>;
  const active = await currentSession();
  const messages = await requestMessages();
  return (
    <Shell
      insurer={insurer}
      member={active?.member}
      logoutAction={logOutAction}
      menuLinks={active && !areTermsDue(active) ? memberMenu(messages) : []}
    >
      {active ? <SessionWatch {...active} now={(await requestContext()).now} /> : null}
      {children}
    </Shell>
  );
}
