import { passwordRuleLines } from "#components/forms/password-rule-lines.ts";
import type { TextLink } from "#components/ui/link-list.tsx";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { HELP_GROUPS, type HelpGroup, type HelpTopicId } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpFacts } from "./help-facts.ts";
import type { ShownPart } from "./help-parts.tsx";
import { topicLinks } from "./topic-links.ts";

export type Topic = { id: HelpTopicId; title: string; parts: readonly ShownPart[]; links: readonly TextLink[] };

/** The parts of an answer as one page shows them: without a heading, a part goes on with the one before. */
function joinParts(parts: readonly ShownPart[]): ShownPart[] {
  const joined: ShownPart[] = [];
  for (const { heading, points } of parts) {
    const last = joined.at(-1);
    if (heading || !last) joined.push({ heading, points });
    else joined[joined.length - 1] = { ...last, points: [...last.points, ...points] };
  }
  return joined;
}

/** The answers of /help by group: only methods that this insurer offers, and its password rules. */
export async function helpGroups({
  policy,
}: Pick<Insurer, "policy">): Promise<{ id: HelpGroup; title: string; topics: Topic[] }[]> {
  const messages = await requestMessages();
  const [facts, links] = [helpFacts({ policy }), topicLinks(messages)];
  const rules = (await passwordRuleLines(policy.password)).map(({ text }) => text);
  const missing = METHODS.filter((method) => !facts.has[method]).flatMap((method) => FACTORS[method].helpTopics);
  const isOffered = (id: HelpTopicId) => !missing.some((topic) => topic === id);
  const topic = (id: HelpTopicId): Topic => {
    const { title, parts } = messages.help.topics[id](facts);
    const own = id === "password-rules" ? [{ points: rules }] : [];
    return { id, title, parts: joinParts([...own, ...parts]), links: links[id] ?? [] };
  };
  return (Object.keys(HELP_GROUPS) as HelpGroup[]).map((id) => ({
    id,
    title: messages.help.groups[id],
    topics: HELP_GROUPS[id].filter(isOffered).map(topic),
  }));
}

/** One answer by the last part of its address; undefined for whatever else was typed, or is not offered here. */
export async function findHelpTopic(insurer: Pick<Insurer, "policy">, id: string): Promise<Topic | undefined> {
  return (await helpGroups(insurer)).flatMap(({ topics }) => topics).find((topic) => topic.id === id);
}
