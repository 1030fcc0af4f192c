import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { PortalNotice } from "#lib/insurers/list-notices.ts";
import { listServices } from "#lib/insurers/list-services.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { LogoutAction } from "./logout-link.tsx";
import { memberMenu } from "./member-menu.ts";
import { NoticeList } from "./notice-list.tsx";
import { ServiceMenu } from "./service-menu.tsx";
import { Shell } from "./shell.tsx";

type MemberTopProps = {
  insurer: Insurer;
  member: { kana: string; kind: "insured" | "dependent" };
  notices: readonly PortalNotice[];
  logoutAction?: LogoutAction;
};

/** The portal's top after login: 「サービスメニュー」, as every manual ends, and notices. */
export async function MemberTop({ insurer, member, notices, logoutAction }: MemberTopProps) {
  const messages = await requestMessages();
  const text = messages.portal.top;
  return (
    <Shell insurer={insurer} member={member} logoutAction={logoutAction} menuLinks={memberMenu(messages)} width="wide">
      <PageTitle title={text.servicesHeading} />
      <PageHeading className="mb-6">{text.servicesHeading}</PageHeading>
      <ServiceMenu services={listServices(insurer.policy, member.kind)} />
      <section aria-labelledby="notices" className="mt-14">
        <SectionHeading id="notices" className="mb-4">
          {text.noticesHeading}
        </SectionHeading>
        <NoticeList notices={notices} />
      </section>
    </Shell>
  );
}
