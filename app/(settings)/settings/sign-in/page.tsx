import { MethodHead } from "#components/settings/credential-card.tsx";
import { PasskeySignalSender } from "#components/settings/passkey-signal-sender.tsx";
import { SecondFactors } from "#components/settings/second-factors.tsx";
import { SessionList } from "#components/settings/session-list.tsx";
import { SignInCallouts } from "#components/settings/sign-in-callouts.tsx";
import { SignInFrame, SignInSection } from "#components/settings/sign-in-frame.tsx";
import { Card } from "#components/ui/card.tsx";
import { passkeySignals } from "#lib/credentials/passkey/passkey-signals.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { recentSession } from "#lib/sessions/recent-session.ts";
import { signInOverview } from "#lib/settings/sign-in-overview.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { signOutAction, signOutOthersAction } from "./actions.ts";

type PageProps = { searchParams: Promise<{ done?: string }> };

/** 「ログイン方法変更」 (manual 004, 3-2 ③⑦, 3-6 ③⑧, 3-7 ③⑦). */
export default async function SignInPage({ searchParams }: PageProps) {
  const active = await requireMember("/settings/sign-in");
  const { insurer, now } = await requestContext();
  const { done } = await searchParams;
  const { overview, signals } = await inRequest(async (scope) => ({
    overview: await signInOverview(scope, { memberId: active.member.id, sessionId: active.session.id }),
    signals: await passkeySignals(scope, active.member),
  }));
  const { formats, signIn: text } = await requestMessages();
  const isAuthenticated = recentSession(active, now)?.draft?.path === "/settings/sign-in";
  const hasSignals = overview.credentials.passkey.length > 0 || done === "passkey-deleted";
  const passwordFact = overview.passwordCreatedAt && text.created(formats.dateTime(overview.passwordCreatedAt));
  return (
    <SignInFrame>
      <SignInCallouts done={done} isAuthenticated={isAuthenticated} overview={overview} />
      <SignInSection heading={text.basic.heading}>
        <Card>
          <MethodHead
            id="password"
            name={text.basic.password}
            facts={[passwordFact]}
            setUpPath="/settings/sign-in/password"
            isUpdate
          />
        </Card>
      </SignInSection>
      <SignInSection heading={text.second.heading}>
        <SecondFactors overview={overview} allowed={insurer.policy.methods} />
      </SignInSection>
      <SignInSection heading={text.sessions.heading}>
        <SessionList
          sessions={overview.sessions}
          memberId={active.member.id}
          signOut={signOutAction}
          signOutOthers={signOutOthersAction}
        />
      </SignInSection>
      {hasSignals ? <PasskeySignalSender {...signals} /> : null}
    </SignInFrame>
  );
}
