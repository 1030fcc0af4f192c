import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { MixedText } from "#components/ui/mixed-text.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

/** Whom to call, and what to have at hand. */
export async function HelpContact({ branding }: { branding: InsurerPolicy["branding"] }) {
  const { help } = await requestMessages();
  const japanese = await langOfJapanese();
  const { contactName, contactPhone, contactHours, contactAddress } = branding;
  const phone = (
    <a href={`tel:${contactPhone}`} className="link phone-link">
      {contactPhone}
    </a>
  );
  return (
    <section id="contact" aria-labelledby="contact-title" className="mt-12 print:break-inside-avoid">
      <SectionHeading id="contact-title" className="mb-4">
        {help.contactHeading}
      </SectionHeading>
      <Card className="space-y-6">
        <DefinitionList
          items={[
            { term: help.contact.name, description: <span lang={japanese}>{contactName}</span> },
            { term: help.contact.phone, description: phone },
            { term: help.contact.hours, description: <span lang={japanese}>{contactHours}</span> },
            { term: help.contact.postalAddress, description: <span lang={japanese}>{contactAddress}</span> },
          ]}
        />
        <div className="space-y-2">
          <Lead>{help.contactLead}</Lead>
          <ul className="list-disc space-y-1 pl-6">
            {help.contactItems.map((item) => (
              <li key={item}>
                <MixedText>{item}</MixedText>
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </section>
  );
}
