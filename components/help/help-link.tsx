import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpFacts } from "./help-facts.ts";

/** A link to one answer of /help, for screens whose budget has no room for it (spec §13). */
export async function HelpLink({ topic, insurer }: { topic: HelpTopicId; insurer: Pick<Insurer, "policy"> }) {
  const { title } = (await requestMessages()).help.topics[topic](helpFacts(insurer));
  return <LinkList links={[{ href: `/help#${topic}`, label: title }]} />;
}
