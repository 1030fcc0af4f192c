import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { DeliveryState } from "#lib/eligibility/delivery-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { DocumentList } from "./document-list.tsx";

/** 「資格確認書の電子交付」: the offer, the wait, or the document; absent for who gets no 資格確認書. */
export async function DeliverySection({ isEntitled, consentedAt, isWaiting, documents }: DeliveryState) {
  const { eligibility, formats } = await requestMessages();
  const { documents: text } = eligibility;
  if (!isEntitled && documents.length === 0) return null;
  return (
    <section aria-labelledby="documents" className="mt-12 print:hidden">
      <SectionHeading id="documents" className="mb-4">
        {text.heading}
      </SectionHeading>
      <Card className="space-y-5">
        <DocumentList documents={documents} />
        {isWaiting ? <p>{text.waiting}</p> : null}
        {consentedAt ? (
          <div>
            <p className="text-quiet">{text.since(formats.date(consentedAt))}</p>
            <LinkList links={[{ href: "/eligibility/consent", label: text.stop }]} />
          </div>
        ) : isEntitled ? (
          <>
            <p>{text.offer}</p>
            <ButtonLink href="/eligibility/consent">{text.apply}</ButtonLink>
          </>
        ) : null}
      </Card>
    </section>
  );
}
