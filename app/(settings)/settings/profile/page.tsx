import { ProfileRows } from "#components/profile/profile-rows.tsx";
import { DoneCallouts } from "#components/settings/done-callouts.tsx";
import { PasskeySignalSender } from "#components/settings/passkey-signal-sender.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { profileOverview } from "#lib/settings/profile-overview.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { doneBefore } from "#lib/web/frames/take-done.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** 「プロフィール」 (manual 004, 3-1 ③ and PC ②, 3-5 ③⑦). Looking needs no fresh authentication. */
export default async function ProfilePage() {
  const { member } = await requireMember("/settings/profile");
  const context = await requestContext();
  const { policy } = context.insurer;
  const { pendingEmail, services, signals } = await inRequest(profileOverview, member);
  const done = await doneBefore();
  const { common, profile: text } = await requestMessages();
  return (
    <StaticPage
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      done={<DoneCallouts done={done} />}
      footer={
        <>
          <ButtonLink href="/" variant="secondary" className="w-full sm:w-auto">
            {common.back}
          </ButtonLink>
          <LinkList links={[{ href: "/", label: common.backToPortal }]} />
        </>
      }
    >
      <ProfileRows
        member={member}
        language={member.language ?? context.language}
        canChangeLoginId={policy.loginIdChange === "offer"}
        pendingEmail={pendingEmail?.newEmail ?? null}
        services={services}
        branding={policy.branding}
      />
      {signals ? <PasskeySignalSender {...signals} /> : null}
    </StaticPage>
  );
}
