import { logOutAction } from "#app/(login)/logout/actions.ts";
import { MemberTop } from "#components/portal/member-top.tsx";
import { PublicTop } from "#components/portal/public-top.tsx";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { listNotices } from "#lib/insurers/list-notices.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { leaveFor } from "#lib/web/frames/leave-for.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { insurerOfRequest } from "#lib/web/request/require-insurer.ts";
import { HostWithoutInsurer } from "./host-without-insurer.tsx";

const NOTICES_SHOWN = 20;

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const insurer = await insurerOfRequest();
  if (!insurer) return <HostWithoutInsurer />;
  const active = await currentSession();
  if (active && areTermsDue(active)) await leaveFor({ kind: "terms-due" }, "/");
  const notices = await inRequest(listNotices, { isMember: active !== null, limit: NOTICES_SHOWN });
  const query = await searchParams;
  if (!active) return <PublicTop insurer={insurer} notices={notices} isLoggedOut={query["logged-out"] === "1"} />;
  const { member, hasRecoveryCode } = active;
  return (
    <MemberTop
      insurer={insurer}
      member={member}
      hasRecoveryCode={hasRecoveryCode}
      notices={notices}
      logoutAction={logOutAction}
      sessionWatch={<SessionWatch {...active} now={requestTime()} />}
    />
  );
}
