import { DeliverySection } from "#components/eligibility/delivery-section.tsx";
import { EligibilityCard } from "#components/eligibility/eligibility-card.tsx";
import { FamilyCards } from "#components/eligibility/family-cards.tsx";
import { DoneCallouts } from "#components/settings/done-callouts.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { readDeliveryState } from "#lib/eligibility/delivery-state.ts";
import { openCards } from "#lib/eligibility/read-cards.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireEligibility } from "#lib/web/frames/require-eligibility.ts";
import { doneBefore } from "#lib/web/frames/take-done.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** 「資格情報」: all of it is in the page, so that what was opened stays readable when the network is lost. */
export default async function EligibilityPage({ searchParams }: PageProps<"/eligibility">) {
  const { session, member } = await requireEligibility("/eligibility");
  const { name } = await requireInsurer();
  const cards = await inRequest(openCards, { memberId: member.id, sessionId: session.id });
  const own = cards.find(({ memberId }) => memberId === member.id);
  const family = cards.filter((card) => card !== own);
  const delivery = await inRequest(readDeliveryState, member.id);
  const done = await doneBefore();
  const { common, eligibility: text, formats } = await requestMessages();
  const { ended } = await searchParams;
  return (
    <>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <div className="mt-4 empty:hidden">
        <DoneCallouts done={done} />
      </div>
      {ended === undefined ? null : (
        <Callout kind="warning" className="mt-6">
          {text.documents.ended}
        </Callout>
      )}
      {own ? (
        <>
          <p className="mt-2 mb-4 text-quiet">{text.shownAt(formats.dateTime(requestTime()))}</p>
          <EligibilityCard card={own} insurerName={name} />
          <p className="mt-4 text-quiet print:hidden">{text.staysOpen}</p>
        </>
      ) : (
        <Callout kind="info" className="mt-6">
          {text.none}
        </Callout>
      )}
      <FamilyCards cards={family} insurerName={name} />
      {own ? <DeliverySection {...delivery} /> : null}
      <div className="mt-10">
        <LinkList links={[{ href: "/", label: common.backToPortal }]} />
      </div>
    </>
  );
}
