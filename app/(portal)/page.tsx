import { ConsoleTop } from "#app/(console)/console-top.tsx";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { MemberTop } from "#components/portal/member-top.tsx";
import { PublicTop } from "#components/portal/public-top.tsx";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { leaveFor } from "#lib/web/frames/leave-for.ts";
import { currentSessionWithAnnouncements } from "#lib/web/request/current-session.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { insurerOfRequest } from "#lib/web/request/require-insurer.ts";
import { HostWithoutInsurer } from "./host-without-insurer.tsx";

const MAX_ANNOUNCEMENTS = 20;

export default async function Page({ searchParams }: PageProps<"/">) {
  const insurer = await insurerOfRequest();
  if (!insurer) return <HostWithoutInsurer />;
  const query = await searchParams;
  if (insurer.id === CONSOLE_ID) return <ConsoleTop days={query.days} />;
  const { session: active, announcements } = await currentSessionWithAnnouncements(MAX_ANNOUNCEMENTS);
  if (active && areTermsDue(active)) await leaveFor({ kind: "terms-due" }, "/");
  if (!active) return <PublicTop insurer={insurer} announcements={announcements} loggedOut={query["logged-out"]} />;
  const { member, hasRecoveryCode } = active;
  return (
    <MemberTop
      insurer={insurer}
      member={member}
      hasRecoveryCode={hasRecoveryCode}
      done={query.done}
      announcements={announcements}
      logoutAction={logOutAction}
      sessionWatch={<SessionWatch {...active} now={requestTime()} />}
    />
  );
}
