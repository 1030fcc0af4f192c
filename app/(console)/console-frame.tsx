import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { ConsoleShell } from "#components/console/frame/console-shell.tsx";
import { Rail } from "#components/console/frame/rail.tsx";
import { SearchBox } from "#components/console/frame/search-box.tsx";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { countWaiting } from "#lib/console/approvals/list-approvals.ts";
import { isConsoleHost } from "#lib/kernel/console.ts";
import { asClerk, namesOfClerk } from "#lib/web/console/as-clerk.ts";
import { currentClerk } from "#lib/web/console/current-clerk.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requestHost } from "#lib/web/request/request-host.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { linksOf } from "./console-links.ts";

type ConsoleFrameProps = { children: ReactNode; width?: "form" | "wide" };

/** The frame of every page of the console but the login's; it guards nothing, and does not exist on another host. */
export async function ConsoleFrame({ children, width }: ConsoleFrameProps) {
  if (!isConsoleHost(await requestHost())) notFound();
  const clerk = await currentClerk();
  if (!clerk) return <ConsoleShell width="form">{children}</ConsoleShell>;
  const active = await currentSession();
  return (
    <ConsoleShell
      clerk={await namesOfClerk(clerk)}
      search={<SearchBox isInHeader />}
      rail={<Rail links={linksOf(clerk.role)} />}
      waiting={await asClerk(countWaiting, undefined)}
      logoutAction={logOutAction}
      width={width}
    >
      {active ? <SessionWatch {...active} now={requestTime()} /> : null}
      {children}
    </ConsoleShell>
  );
}
