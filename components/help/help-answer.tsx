import type { ComponentType } from "react";
import { AppStoreSheet } from "#components/forms/app-stores.tsx";
import { BackLink } from "#components/settings/back-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { HelpParts } from "./help-parts.tsx";
import type { Topic } from "./help-topics.ts";

/** What an answer shows below its first part. */
const SHEETS: Partial<Record<HelpTopicId, ComponentType>> = { app: AppStoreSheet };

/** A question and its answer on a page of their own, step by step. */
export async function HelpAnswer({ topic: { id, title, parts, links } }: { topic: Topic }) {
  const Sheet = SHEETS[id];
  const { help } = await requestMessages();
  return (
    <section aria-labelledby="topic-title">
      <BackLink href="/help" label={help.title} />
      <PageHeading id="topic-title">{title}</PageHeading>
      <Card className="mt-6 space-y-8">
        <HelpParts parts={parts.slice(0, 1)} isOnOwnPage />
        {Sheet ? <Sheet /> : null}
        <HelpParts parts={parts.slice(1)} isOnOwnPage />
        {links.length > 0 ? <LinkList links={links} /> : null}
      </Card>
      <LinkList links={[{ href: "/help", label: help.toContents }]} />
    </section>
  );
}
