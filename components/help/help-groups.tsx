import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { HelpParts } from "./help-parts.tsx";
import { helpGroups } from "./help-topics.ts";

/** Every answer, unfolded: for reading, searching, printing and links. */
export async function HelpGroups({ insurer }: { insurer: Insurer }) {
  const { help } = await requestMessages();
  return (await helpGroups(insurer)).map(({ id: group, title: heading, topics }) => (
    <section key={group} aria-labelledby={`group-${group}`} className="mt-12">
      <SectionHeading id={`group-${group}`} className="mb-4">
        {heading}
      </SectionHeading>
      <Card className="divide-y divide-solid-gray-100 py-2 sm:py-3">
        {topics.map(({ id, title, parts, links }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className="space-y-4 py-6">
            <h3 id={`${id}-title`} className="text-[1.1875rem] leading-[1.5] font-700">
              <Phrases>{title}</Phrases>
            </h3>
            <HelpParts parts={parts} headingLevel={4} />
            {links.length > 0 ? <LinkList links={links} /> : null}
          </section>
        ))}
      </Card>
      <LinkList links={[{ href: "#contents", label: help.toContents }]} />
    </section>
  ));
}
