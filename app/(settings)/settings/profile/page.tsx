import { LoginIdField } from "#components/forms/login-id-field.tsx";
import { LanguageField } from "#components/profile/language-field.tsx";
import { MethodChoice } from "#components/profile/method-choice.tsx";
import { ProfileCallouts } from "#components/profile/profile-callouts.tsx";
import { ProfileFacts } from "#components/profile/profile-facts.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { PasskeySignalSender } from "#components/settings/passkey-signal-sender.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { recentSession } from "#lib/sessions/recent-session.ts";
import { profileOverview } from "#lib/settings/profile-overview.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { updateProfileAction } from "./actions.ts";

const PATH = "/settings/profile";

type PageProps = { searchParams: Promise<{ done?: string | string[] }> };

/** 「プロフィール」 (manual 004, 3-1 ③ and PC ②, 3-5 ③⑦). Reading needs no recent authentication. */
export default async function ProfilePage({ searchParams }: PageProps) {
  const active = await requireMember(PATH);
  const context = await requestContext();
  const { done = [] } = await searchParams;
  const [{ member }, { policy }] = [active, context.insurer];
  const { counts, pendingEmail, signals } = await inRequest(profileOverview, member);
  const { common, profile: text } = await requestMessages();
  const isIdOffered = policy.loginIdChange === "offer";
  return (
    <FormPage
      action={updateProfileAction}
      title={text.title}
      lead={
        <>
          <p>{text.lead}</p>
          <ProfileCallouts done={[done].flat()} />
        </>
      }
      memberId={member.id}
      draft={await draftOf(recentSession(active, context.now), PATH)}
      footer={<LinkList links={[{ href: "/", label: common.backToPortal }]} />}
    >
      <LanguageField present={member.language ?? context.language} />
      {isIdOffered ? <LoginIdField present={member.loginId} /> : null}
      <ProfileFacts
        member={member}
        hasLoginId={!isIdOffered}
        pendingEmail={pendingEmail?.newEmail ?? null}
        branding={policy.branding}
      />
      <MethodChoice policy={policy} counts={counts} present={member.method} />
      <FormButtons submit={text.submit} backPath="/" />
      {signals ? <PasskeySignalSender {...signals} /> : null}
    </FormPage>
  );
}
