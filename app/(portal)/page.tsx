import { notFound } from "next/navigation";
import { logOutAction } from "#app/(login)/logout/actions.ts";
import { DemoInsurers } from "#components/portal/demo-insurers.tsx";
import { MemberTop } from "#components/portal/member-top.tsx";
import { PublicTop } from "#components/portal/public-top.tsx";
import { SessionWatch } from "#components/portal/session-watch.tsx";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { listNotices } from "#lib/insurers/list-notices.ts";
import { env } from "#lib/kernel/env.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { currentSession } from "#lib/sessions/current-session.ts";
import { leaveFor } from "#lib/sessions/leave-for.ts";
import { requestHost } from "#lib/sessions/request-host.ts";
import { requestTime } from "#lib/sessions/request-time.ts";
import { insurerOfRequest } from "#lib/sessions/require-insurer.ts";

const NOTICES_SHOWN = 20;

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const insurer = await insurerOfRequest();
  if (!insurer) return <HostWithoutInsurer />;
  const active = await currentSession();
  if (active && areTermsDue(active)) await leaveFor({ kind: "terms-due" }, "/");
  const notices = await latestNotices(insurer, active !== null);
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

function latestNotices(insurer: Insurer, isMember: boolean) {
  return inInsurer(insurer.id, (tx) => listNotices(tx, requestTime(), { isMember, limit: NOTICES_SHOWN }));
}

/** Plain localhost lists the demo's insurers; any other unknown host, and localhost outside a demo, is a 404. */
async function HostWithoutInsurer() {
  if ((await requestHost()) !== "localhost" || env().PORTAL_DEMO !== "1") notFound();
  const insurers = await listInsurers({ demoOnly: true });
  return (
    <DemoInsurers
      insurers={insurers.map((insurer) => ({
        name: insurer.name,
        monogram: insurer.policy.branding.monogram,
        url: insurerOrigin(insurer),
      }))}
    />
  );
}
