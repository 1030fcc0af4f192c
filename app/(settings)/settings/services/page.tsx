import { BackLink } from "#components/settings/back-link.tsx";
import { DoneCallouts } from "#components/settings/done-callouts.tsx";
import { ServiceList } from "#components/settings/service-list.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { listConsents } from "#lib/oidc/consents.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { doneBefore } from "#lib/web/frames/take-done.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { leaveServiceAction } from "./actions.ts";

/** 「連携しているサービス」: who is handed what with the member's consent, and how to end it. */
export default async function ServicesPage() {
  const { member } = await requireMember("/settings/services");
  const services = await inRequest(listConsents, { memberId: member.id });
  const done = await doneBefore();
  const { common, connect, settings } = await requestMessages();
  const text = connect.services;
  return (
    <StaticPage
      title={text.title}
      above={<BackLink href="/settings/profile" label={settings.menu.profile} />}
      lead={<Lead>{services.length > 0 ? text.lead : text.none}</Lead>}
      done={<DoneCallouts done={done} />}
      footer={<LinkList links={[{ href: "/", label: common.backToPortal }]} />}
    >
      {services.length > 0 ? <ServiceList services={services} memberId={member.id} leave={leaveServiceAction} /> : null}
    </StaticPage>
  );
}
