import type { ReactNode } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Announcement } from "#lib/insurers/list-announcements.ts";
import { listServices } from "#lib/insurers/list-services.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { AnnouncementList } from "./announcement-list.tsx";
import { DoneCallout } from "./done-callout.tsx";
import type { LogoutAction } from "./logout-link.tsx";
import { memberMenu } from "./member-menu.tsx";
import { MemberServices } from "./member-services.tsx";
import { Shell } from "./shell.tsx";

type MemberTopProps = {
  insurer: Insurer;
  member: { kana: string; kind: "insured" | "dependent" };
  /** Without one, the page offers it. */
  hasRecoveryCode: boolean;
  announcements: readonly Announcement[];
  logoutAction?: LogoutAction;
  /** The query `done`: what the login has just done. */
  done: string | string[] | undefined;
  /** Warns before the session ends; renders nothing. */
  sessionWatch: ReactNode;
};

/** The portal's top after login: 「サービスメニュー」, the last screen of every manual, and announcements. */
export async function MemberTop({
  insurer,
  member,
  hasRecoveryCode,
  done,
  announcements,
  logoutAction,
  sessionWatch,
}: MemberTopProps) {
  const messages = await requestMessages();
  const text = messages.portal.top;
  const { policy } = insurer;
  return (
    <Shell insurer={insurer} member={member} logoutAction={logoutAction} menu={memberMenu(messages)} width="wide">
      {sessionWatch}
      <PageTitle title={text.servicesHeading} />
      <DoneCallout done={done} />
      <PageHeading className="mb-6">{text.servicesHeading}</PageHeading>
      <MemberServices services={listServices(policy, member.kind)} hasEligibility={policy.eligibility.isOn} />
      {hasRecoveryCode ? null : (
        <Callout kind="info" className="mt-10">
          <Lead>{messages.recovery.settings.offerShort}</Lead>
          <p>
            <a href="/settings/sign-in/recovery-code" className="link">
              {messages.recovery.settings.offerLink}
            </a>
          </p>
        </Callout>
      )}
      <section aria-labelledby="announcements" className="mt-14">
        <SectionHeading id="announcements" className="mb-4">
          {text.announcementsHeading}
        </SectionHeading>
        <AnnouncementList announcements={announcements} />
      </section>
    </Shell>
  );
}
