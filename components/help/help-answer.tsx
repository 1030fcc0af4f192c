import { BackLink } from "#components/settings/back-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { HelpParts } from "./help-parts.tsx";
import type { Topic } from "./help-topics.ts";

/** A question and its answer on a page of their own, step by step. */
export async function HelpAnswer({ topic: { title, parts, links } }: { topic: Topic }) {
  const { help } = await requestMessages();
  return (
    <section aria-labelledby="topic-title">
      <BackLink href="/help" label={help.title} />
      <PageHeading id="topic-title">{title}</PageHeading>
      <Card className="mt-6 space-y-8">
        <HelpParts parts={parts} headingLevel={2} isNumbered />
        {links.length > 0 ? <LinkList links={links} /> : null}
      </Card>
      <LinkList links={[{ href: "/help", label: help.toContents }]} />
    </section>
  );
}
