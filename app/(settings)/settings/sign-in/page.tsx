import { MethodHead } from "#components/settings/credential-card.tsx";
import { DoneCallouts } from "#components/settings/done-callouts.tsx";
import { LoginSummary } from "#components/settings/login-summary.tsx";
import { PasskeySignalSender } from "#components/settings/passkey-signal-sender.tsx";
import { SecondFactors } from "#components/settings/second-factors.tsx";
import { SessionList } from "#components/settings/session-list.tsx";
import { SignInFrame, SignInSection } from "#components/settings/sign-in-frame.tsx";
import { Card } from "#components/ui/card.tsx";
import { passkeySignals } from "#lib/credentials/passkey/passkey-signals.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { signInOverview } from "#lib/settings/sign-in-overview.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { doneBefore } from "#lib/web/frames/take-done.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { signOutAction } from "./actions.ts";

/** 「ログイン方法変更」 (manual 004, 3-2 ③⑦, 3-6 ③⑧, 3-7 ③⑦). */
export default async function SignInPage() {
  const { session, member } = await requireMember("/settings/sign-in");
  const { insurer } = await requestContext();
  const done = await doneBefore();
  const { overview, signals } = await inRequest(async (scope) => ({
    overview: await signInOverview(scope, { memberId: member.id, sessionId: session.id }),
    signals: await passkeySignals(scope, member),
  }));
  const { formats, signIn: text } = await requestMessages();
  const hasSignals = overview.credentials.passkey.length > 0 || done.some(({ code }) => code === "passkey-deleted");
  const passwordFact = overview.passwordCreatedAt && text.passwordCreated(formats.dateTime(overview.passwordCreatedAt));
  return (
    <SignInFrame>
      <DoneCallouts done={done} />
      <SignInSection heading={text.summary.heading}>
        <LoginSummary overview={overview} chosen={member.method} />
      </SignInSection>
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
        <SessionList sessions={overview.sessions} memberId={member.id} signOut={signOutAction} />
      </SignInSection>
      {hasSignals ? <PasskeySignalSender {...signals} /> : null}
    </SignInFrame>
  );
}
