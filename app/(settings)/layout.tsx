import { ConsoleFrame } from "#app/(console)/console-frame.tsx";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { MemberShell } from "./member-shell.tsx";

/** Layout of the settings. It checks nothing: each page requires its member itself. */
export default async function SettingsLayout({ children }: LayoutProps<"/">) {
  if ((await requireInsurer()).id === CONSOLE_ID) return <ConsoleFrame width="form">{children}</ConsoleFrame>;
  const active = await currentSession();
  return (
    <MemberShell>
      {active ? <SessionWatch {...active} now={(await requestContext()).now} /> : null}
      {children}
    </MemberShell>
  );
}
