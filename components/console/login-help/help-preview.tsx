import { FirstTime } from "#components/login/first-time.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { CONTACT_FIELDS, type Contact, type HelpBlock } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { loginHelp: text } = consoleText;

/** What stands above the login's fields. */
export function HelpPreview({ blocks }: { blocks: HelpBlock[] }) {
  return (
    <section aria-labelledby="preview" className="max-w-[43rem] space-y-4">
      <SectionHeading id="preview">{text.preview}</SectionHeading>
      <FirstTime blocks={blocks} />
    </section>
  );
}

/** Whom members call. */
export function ContactCard({ contact, mayChange }: { contact: Contact; mayChange: boolean }) {
  return (
    <section aria-labelledby="contact" className="max-w-[43rem] space-y-4">
      <SectionHeading id="contact">{text.contactHeading}</SectionHeading>
      <p>{text.contactLead}</p>
      <Card className="space-y-4">
        <DefinitionList
          items={CONTACT_FIELDS.map((field) => ({ term: text.contact[field], description: contact[field] }))}
        />
        {mayChange ? (
          <a
            href="/login-help/contact"
            className="text-link inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {text.contactLink}
          </a>
        ) : null}
      </Card>
    </section>
  );
}
