import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpFacts } from "./help-facts.ts";

/** The way to one answer of /help, from a screen that is heavy enough without it (spec §13, budgets). */
export async function HelpLink({ topic, insurer }: { topic: HelpTopicId; insurer: Pick<Insurer, "policy"> }) {
  const { title } = (await requestMessages()).help.topics[topic](helpFacts(insurer));
  return <LinkList links={[{ href: `/help#${topic}`, label: title }]} />;
}
